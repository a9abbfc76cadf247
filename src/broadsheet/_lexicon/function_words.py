"""The most frequent function words of languages that their script does not tell.

Origin: our own list of each language's most frequent articles, pronouns, prepositions, conjunctions and forms of
"to be" and "to have", from the core of every grammar. Languages share words; what a text holds in sum decides.
"""

from typing import Final

__all__ = ["FUNCTION_WORDS", "KIN"]

_LISTS: Final = {
    "af": "die en nie van in 'n het is dit wat vir met om te sy hy aan ook deur sal maar hulle was word",
    "ar": "في من على أن إلى التي الذي عن مع هذا هذه ما لا بعد كان كما قد بين لم ذلك وقد كانت",
    "az": "və bu bir ilə üçün də da ki olan onun daha çox sonra o isə edib olub kimi hər belə",
    "be": "і ў не на што з да гэта як па для за ад але у яго якія які быў таксама",
    "bg": "на и да се за от в е с по не че са като до ще което които при това към си след",
    "ca": "de la que i el a els les en per amb un una del és no al més dels com va ha seva són",
    "cs": "a v se na je že s z do to o i ve ale pro za jako jsou by k byl po jeho také podle jsem "
    "od ze které který která když už tak aby až kde či při nebo není pak ve mezi",
    "cy": "y yn i a o ar yr ei am oedd ac wedi mae gan fod eu bod hyn sydd gyda",
    "da": "og i at det er en af til på for de med den der som ikke et har fra var jeg også efter blev men",
    "de": "der die und in den von zu das mit sich ist des auf für nicht im ein eine dem auch als es an werden wir sie ich "
    "sind oder wie bei aus einen einer wird nach dass noch haben hat war zum zur so man nur über vor am ihr kann",
    "en": "the of and to in a is that for on with as it was by this are be from at not have you or an i we "
    "he his they but which will has had if your can their more about were all so my there",
    "es": "de la que el en y a los se del las un por con una su para es no al lo como más pero ha "
    "sus fue este esta ser son entre desde sobre también le muy hasta todo cuando o donde",
    "et": "ja on ei et ta see oma kui ka oli mis aga ning või pole selle kes olen nagu siis kuid",
    "eu": "eta da ez du bat dira ere izan zen baina hau dute egin baino duen bere den dela gero",
    "fa": "و در به از که این را با است برای آن یک تا شد می خود بر هم بود ها کرد شده",
    "fi": "ja on ei se että oli ovat myös kun hän mutta ole joka tai olla niin kuin sen jos siitä sekä",
    "fr": "de la le et les des en un une du que qui dans est pour au il sur pas par plus ce avec ne sont aux "
    "a se il elle vous nous ou ont cette mais leur être même comme son sa ses ces été",
    "ga": "an agus na ar a i is go ag le do leis sin bhí tá nach mar ach sé seo",
    "gl": "de a o que e do da en os un para unha as no na con por se non dos máis ao das foi pola",
    "hr": "i u je da na se za su od s što koji nije kao će iz bi te ili prije gdje tko također",
    "hu": "a az és hogy nem is egy van ez meg de csak volt már azt mint ha el vagy ki még lehet",
    "id": "yang dan di ini untuk dengan dari dalam itu tidak pada akan ke tersebut bisa oleh adalah juga karena saat",
    "is": "og að í á sem er til við um það en var ekki með af fyrir hann hefur ég þessi frá eru",
    "it": "di che e il la per in un è del a non i una con della le si sono da dei al nel gli come più ha",
    "kk": "және бұл мен бір үшін деп осы болып да де бар ол сол соң бойынша туралы еді дейін",
    "lt": "ir į kad su yra iš tai o ne buvo bet kaip už ar apie dėl taip jau nuo tik bus",
    "lv": "un ir ar par no uz ka kas to tas bet arī nav pie kā lai vai bija gan pēc kad",
    "mk": "на и во да се од за е со не што ќе го ја дека како по ги или беше кој",
    "ms": "yang dan di ini untuk dengan dari dalam itu tidak pada akan ke tersebut boleh oleh adalah juga kerana ketika",
    "nl": "de het een van en in is dat op te voor met zijn die niet aan er ook om als bij maar door naar je ik wordt",
    "no": "og i det er en av til på for de med den som ikke et har fra var jeg også etter ble å seg men",
    "pl": "w i na z się do nie to że jest o jak po co za od ale przez oraz dla są tym może przy już "
    "ze we który która które jej jego ich też tylko tego być był była było gdy który tej bez pod",
    "pt": "de a o que e do da em um para com não uma os no se na por mais as dos como ao foi das pela são",
    "ro": "de și în a la cu pe că din o nu un mai care este pentru o să sunt fi după prin fost",
    "ru": "и в не на что с по это как из для за от но он его то был так все к я мы у",
    "sk": "a v sa na je že s z do to o aj vo ale pre za ako sú by k bol po jeho podľa som tiež "
    "od ktoré ktorý ktorá keď už tak aby až kde či pri alebo nie však medzi",
    "sl": "in je v na se za da so z ki pa bi tudi ne kot ali po še iz od ni bil pri lahko",
    "sq": "të e në dhe për një me nga se që është i ka më si do nuk kjo janë pas por",
    "sr": "i u je da na se za su od sa šta koji nije kao će iz bi ili pre gde ko takođe "
    "и у је да на се за су од са што који није као ће из би која или пре где",
    "sv": "och i att det är en av till på för de med den som inte ett har från var jag också efter blev om men",
    "sw": "ya na wa kwa ni za katika la kuwa hiyo huo cha yake kama hii lakini pia huyo hilo wake",
    "tl": "ang ng sa na mga at ay si niya ito nang hindi may para siya ni kung ko rin",
    "tr": "ve bir bu da de için ile olarak daha çok o olan gibi ise sonra en kadar var ne ama her",
    "uk": "і в на що не з у та до як за це для від по але був його які також про й є",
    "ur": "کے کی میں ہے اور سے کا کو نے اس یہ پر ہیں کہ بھی نہیں کر ایک تھا جو وہ",
    "vi": "và của là có trong được cho với các một không những người này đã khi để từ ra về",
}  # fmt: skip

#: The function words of each language, in lower case.
FUNCTION_WORDS: Final = {language: frozenset(words.split()) for language, words in _LISTS.items()}

#: Families so close that the words of one fill the text of another, with languages that have no list here.
_FAMILIES: Final = (
    "da no nb nn sv fo is",
    "cs sk",
    "es gl pt ca ast an mwl",
    "fr oc wa frp ht",
    "it co sc scn vec lmo nap fur rm",
    "de lb gsw nds bar ksh",
    "nl af fy nds li vls zea",
    "hr sr bs sh cnr me sl",
    "id ms jv su min",
    "bg mk",
    "ru cv os ab ba tt ky kk mn tg",
    "tr az tk crh",
    "fi et",
    "ar arz ary",
    "fa ps ku ckb",
    "en sco",
    "tl fil ceb",
    "ro mo",
)  # fmt: skip

#: The languages that each language is close to.
KIN: Final = {language: frozenset(family.split()) for family in _FAMILIES for language in family.split()}
