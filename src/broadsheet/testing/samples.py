"""Invented articles and boilerplate in several languages and scripts, for the strategies to draw from.

Every text was written for this library. The sentences of a language are all different, so that a
paragraph made of them can be told from every other.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import attrs

__all__ = ["SAMPLES", "Sample"]


@attrs.frozen(kw_only=True)
class Sample:
    """What a page in one language is made of.

    Attributes:
        direction: "ltr" or "rtl".
        joiner: What stands between two sentences.
        titles: Headlines.
        names: Names of authors.
        by: The byline of one name, with ``{}`` in its place.
        sentences: Sentences of running text.
        menu: Entries of the site's menu.
        related: A label and headlines of other articles.
        share: Words of a share bar.
        signup: A call to get the newsletter.
        comments: A label and what readers said.
        footer: What stands at the foot of every page.
    """

    direction: str = "ltr"
    joiner: str = " "
    titles: tuple[str, ...]
    names: tuple[str, ...]
    by: str
    sentences: tuple[str, ...]
    menu: tuple[str, ...]
    related: tuple[str, ...]
    share: tuple[str, ...]
    signup: str
    comments: tuple[str, ...]
    footer: str


_ENGLISH: Final = Sample(
    titles=("Ferry returns after four winters", "Town hall clock strikes thirteen again"),
    names=("Orla Fennick", "Tobias Crewe", "Marguerite Ashdown"),
    by="By {}",
    sentences=(
        "The ferry to the outer islands sailed again on Friday for the first time in four winters.",
        "Nearly two hundred people had come down to the quay before sunrise to see it leave.",
        "The old boat was sold for scrap after its engine failed halfway across the sound.",
        "Its successor carries forty cars, and the captain says it hardly notices the swell.",
        "Shopkeepers on the largest island ordered twice their usual amount of flour and paint.",
        "A return ticket costs nine crowns, which is less than it did ten years ago.",
        "The county pays a third of the running costs, and the islands have agreed to share the rest.",
        "Critics doubt that there will be enough passengers between November and March.",
        "The harbour master answered that nobody has ever counted them in those months.",
        "A first count will be taken at Christmas, when the students come home from the mainland.",
        "Until then the timetable stays as it is, with two crossings on weekdays and one on Sundays.",
        "The school children were allowed to name the ship, and after a long vote they called it Gannet.",
    ),
    menu=("Home", "Politics", "Weather", "Sport", "Contact us"),
    related=("Read next", "Bakery wins prize for rye loaf", "Lighthouse opens to visitors"),
    share=("Share", "Tweet", "Email this"),
    signup="Sign up for our newsletter and get the morning headlines in your inbox.",
    comments=("Comments", "About time, my grandmother lives there!", "Who is going to pay for all this?"),
    footer="© Sound Courier. All rights reserved. Terms of use and privacy policy.",
)

_GERMAN: Final = Sample(
    titles=("Fähre verkehrt nach vier Wintern wieder", "Rathausuhr schlägt erneut dreizehn"),
    names=("Henrike Vollmer", "Jost Adelmann", "Käthe Brüning"),
    by="Von {}",
    sentences=(
        "Zum ersten Mal seit vier Wintern ist am Freitag wieder eine Fähre zu den äußeren Inseln gefahren.",
        "Fast zweihundert Menschen waren vor Sonnenaufgang zum Anleger gekommen, um sie ablegen zu sehen.",
        "Das alte Schiff wurde verschrottet, nachdem mitten im Sund der Motor ausgefallen war.",
        "Sein Nachfolger fasst vierzig Autos, und der Kapitän sagt, er spüre den Seegang kaum.",
        "Die Händler der größten Insel bestellten doppelt so viel Mehl und Farbe wie sonst.",
        "Eine Rückfahrkarte kostet neun Kronen und damit weniger als noch vor zehn Jahren.",
        "Der Kreis trägt ein Drittel der Kosten, den Rest wollen sich die Inseln teilen.",
        "Kritiker bezweifeln, dass zwischen November und März genügend Fahrgäste kommen.",
        "Der Hafenmeister entgegnete, in diesen Monaten habe sie noch nie jemand gezählt.",
        "Zum ersten Mal gezählt wird an Weihnachten, wenn die Studenten vom Festland heimkehren.",
        "Bis dahin bleibt der Fahrplan mit zwei Überfahrten an Werktagen und einer am Sonntag.",
        "Die Schulkinder durften den Namen wählen und tauften das Schiff nach langer Abstimmung Tölpel.",
    ),
    menu=("Startseite", "Politik", "Wetter", "Sport", "Kontakt"),
    related=("Lesen Sie auch", "Bäckerei gewinnt Preis für Roggenbrot", "Leuchtturm öffnet für Besucher"),
    share=("Teilen", "Twittern", "Per E-Mail senden"),
    signup="Abonnieren Sie unseren Newsletter und erhalten Sie jeden Morgen die Schlagzeilen.",
    comments=("Kommentare", "Das wurde auch Zeit, meine Oma wohnt dort!", "Und wer soll das alles bezahlen?"),
    footer="© Sundbote. Alle Rechte vorbehalten. Impressum und Datenschutz.",
)

_SPANISH: Final = Sample(
    titles=(
        "El transbordador vuelve tras cuatro inviernos",
        "El reloj del ayuntamiento da otra vez las trece",
    ),
    names=("Inés Valdecasas", "Rodrigo Quintero", "Pilar Montalbán"),
    by="Por {}",
    sentences=(
        "El transbordador a las islas exteriores zarpó el viernes por primera vez en cuatro inviernos.",
        "Cerca de doscientas personas bajaron al muelle antes del amanecer para verlo partir.",
        "El barco viejo acabó en el desguace después de que su motor fallara en mitad del estrecho.",
        "Su sucesor lleva cuarenta coches, y el capitán asegura que apenas nota el oleaje.",
        "Los tenderos de la isla mayor encargaron el doble de harina y de pintura que otras veces.",
        "El billete de ida y vuelta cuesta nueve coronas, menos que hace diez años.",
        "La provincia paga un tercio de los gastos y las islas han acordado repartirse el resto.",
        "Los críticos dudan de que haya bastantes pasajeros entre noviembre y marzo.",
        "El jefe del puerto contestó que en esos meses nadie los ha contado nunca.",
        "El primer recuento se hará en Navidad, cuando los estudiantes vuelvan del continente.",
        "Hasta entonces se mantiene el horario, con dos travesías los laborables y una los domingos.",
        "Los niños de la escuela pudieron elegir el nombre y, tras mucho votar, lo llamaron Alcatraz.",
    ),
    menu=("Portada", "Política", "El tiempo", "Deportes", "Contacto"),
    related=("Lea también", "Una panadería gana el premio al pan de centeno", "El faro abre sus puertas"),
    share=("Compartir", "Tuitear", "Enviar por correo"),
    signup="Suscríbase a nuestro boletín y reciba cada mañana los titulares en su correo.",
    comments=("Comentarios", "Ya era hora, mi abuela vive allí.", "¿Y quién va a pagar todo esto?"),
    footer="© El Correo del Estrecho. Todos los derechos reservados. Aviso legal y privacidad.",
)

_RUSSIAN: Final = Sample(
    titles=("Паром вернулся через четыре зимы", "Часы на ратуше снова пробили тринадцать"),
    names=("Вера Лагутина", "Степан Ольховский", "Нина Берестова"),
    by="Автор: {}",
    sentences=(
        "В пятницу паром к дальним островам вышел в море впервые за четыре зимы.",
        "Почти двести человек пришли на причал ещё до рассвета, чтобы его проводить.",
        "Старое судно отправили на слом, когда посреди пролива у него отказал двигатель.",
        "Новое берёт сорок машин, и капитан уверяет, что качка на нём почти не чувствуется.",
        "Лавочники самого большого острова заказали вдвое больше муки и краски, чем обычно.",
        "Билет туда и обратно стоит девять крон, то есть дешевле, чем десять лет назад.",
        "Треть расходов берёт на себя округ, а остальное острова договорились поделить.",
        "Скептики сомневаются, что с ноября по март пассажиров окажется достаточно.",
        "Начальник порта возразил, что в эти месяцы их ещё никто ни разу не считал.",
        "Первый подсчёт проведут на Рождество, когда студенты вернутся с материка.",
        "До тех пор расписание останется прежним: два рейса по будням и один в воскресенье.",
        "Имя кораблю выбирали школьники и после долгого голосования назвали его «Олуша».",
    ),
    menu=("Главная", "Политика", "Погода", "Спорт", "Контакты"),
    related=("Читайте также", "Пекарня получила приз за ржаной хлеб", "Маяк открыли для посетителей"),
    share=("Поделиться", "Твитнуть", "Отправить по почте"),
    signup="Подпишитесь на нашу рассылку и получайте главные новости каждое утро.",
    comments=("Комментарии", "Давно пора, у меня там бабушка живёт!", "А кто за всё это заплатит?"),
    footer="© Вестник пролива. Все права защищены. Политика конфиденциальности.",
)

_ARABIC: Final = Sample(
    direction="rtl",
    titles=("العبّارة تعود بعد أربعة شتاءات", "ساعة البلدية تدق ثلاث عشرة مرة من جديد"),
    names=("ليلى الحمداني", "سامر القاضي", "هدى المنصوري"),
    by="بقلم {}",
    sentences=(
        "أبحرت العبّارة إلى الجزر البعيدة يوم الجمعة للمرة الأولى منذ أربعة شتاءات.",
        "ونزل نحو مئتي شخص إلى الرصيف قبل شروق الشمس ليشاهدوا مغادرتها.",
        "وكان القارب القديم قد بيع خردة بعد أن تعطل محركه في منتصف المضيق.",
        "أما القارب الجديد فيحمل أربعين سيارة، ويقول قبطانه إنه لا يكاد يشعر بالموج.",
        "وطلب أصحاب المتاجر في كبرى الجزر ضعف ما اعتادوا طلبه من الطحين والدهان.",
        "ويبلغ ثمن التذكرة ذهابا وإيابا تسع كرونات، وهو أقل مما كان قبل عشر سنوات.",
        "وتدفع المقاطعة ثلث النفقات، واتفقت الجزر على أن تتقاسم ما تبقى منها.",
        "ويشك المنتقدون في أن يكفي عدد الركاب بين شهري نوفمبر ومارس.",
        "ورد مدير الميناء بأن أحدا لم يحصهم قط في تلك الأشهر.",
        "وسيجرى أول إحصاء في عطلة الشتاء حين يعود الطلاب من البر الرئيسي.",
        "وحتى ذلك الحين يبقى الجدول كما هو برحلتين في أيام العمل ورحلة يوم الأحد.",
        "وسُمح لتلاميذ المدرسة باختيار اسم السفينة فسموها النورس بعد تصويت طويل.",
    ),
    menu=("الرئيسية", "سياسة", "الطقس", "رياضة", "اتصل بنا"),
    related=("اقرأ أيضا", "مخبز يفوز بجائزة خبز الجاودار", "المنارة تفتح أبوابها للزوار"),
    share=("شارك", "غرّد", "أرسل بالبريد"),
    signup="اشترك في نشرتنا الإخبارية لتصلك أهم العناوين كل صباح.",
    comments=("التعليقات", "حان الوقت، فجدتي تسكن هناك!", "ومن سيدفع ثمن كل هذا؟"),
    footer="© بريد المضيق. جميع الحقوق محفوظة. شروط الاستخدام وسياسة الخصوصية.",
)

_CHINESE: Final = Sample(
    joiner="",
    titles=("时隔四个冬天渡轮重新开航", "市政厅大钟又敲了十三下"),
    names=("林若溪", "陈启明", "周云帆"),
    by="记者 {}",
    sentences=(
        "开往外岛的渡轮星期五重新启航，这是四个冬天以来的第一次。",
        "将近二百人在日出之前来到码头，目送它缓缓离开港口。",
        "旧船的发动机在海峡中央发生故障，随后被当作废铁卖掉了。",
        "新船可以装载四十辆汽车，船长说几乎感觉不到海浪的颠簸。",
        "最大岛屿上的店主们订购的面粉和油漆比平时多了一倍。",
        "往返船票售价九克朗，比十年前的价格还要便宜一些。",
        "县里承担三分之一的运营费用，其余部分由各岛共同分担。",
        "批评者怀疑从十一月到第二年三月之间不会有足够的乘客。",
        "港务长回答说，那几个月里从来没有人统计过乘客的数量。",
        "第一次统计将在圣诞节进行，那时学生们会从大陆回到家里。",
        "在此之前时刻表保持不变，平日往返两班，星期日只有一班。",
        "学校的孩子们获准为新船命名，经过长时间投票取名为塘鹅号。",
    ),
    menu=("首页", "时政", "天气", "体育", "联系我们"),
    related=("相关阅读", "面包房凭黑麦面包获奖", "灯塔向游客开放"),
    share=("分享", "转发", "邮件发送"),
    signup="订阅我们的电子报，每天早晨把头条新闻送到您的邮箱。",
    comments=("评论", "早该这样了，我奶奶就住在那里！", "这些钱到底由谁来出呢？"),
    footer="© 海峡邮报 版权所有 使用条款 隐私政策",
)

#: The samples by language.
SAMPLES: Final[Mapping[str, Sample]] = MappingProxyType(
    {"en": _ENGLISH, "de": _GERMAN, "es": _SPANISH, "ru": _RUSSIAN, "ar": _ARABIC, "zh": _CHINESE}
)
