"""Month names, by language. Generated: do not edit.

Origin: Unicode CLDR as shipped with Babel 2.18.0, by ``benchmarks/make_months.py`` and the variants listed there.
73 languages. CLDR is published by the Unicode Consortium under the Unicode License V3.
"""

from typing import Final

__all__ = ["AMBIGUOUS", "MONTHS"]

_NAMES: Final = {
    1: (
        "ean eanáir ene enero gen gener gennaio ian ianuarie ion ionawr jaan jaanuar jan janar "
        "janeiro januar januari januarie january januwari január januára janv janvier janvāris "
        "janúar jänner led leden ledna oca ocak saus sausio sausis sij siječanj siječnja sty "
        "styczeń stycznia tammi tammikuu tammikuuta urt urtarrila urtarrilaren xan xaneiro yan "
        "yanvar ιαν ιανουάριοσ ιανουαρίου сту студзень студзеня січ січень січня янв январь января "
        "яну януари јан јануар јануари қаң қаңтар հնվ հունվար հունվարի בינואר בינו׳ ינואר ינו׳ "
        "جانفي جنوری يناير ژانویه ژانویهٔ जनवरी जन॰ जाने जानेवारी জানু জানুয়ারী ਜਨ ਜਨਵਰੀ જાન્યુ "
        "જાન્યુઆરી ஜன ஜனவரி జన జనవరి ಜನ ಜನವರಿ ജനു ജനുവരി ජන ජනවාරි ม.ค มกราคม ມ.ກ ມັງກອນ იან "
        "იანვარი មករា 一月 "
    ),
    2: (
        "chw chwef chwefror feabh feabhra feb febbraio feber febr febreiro febrer febrero februar "
        "februari februarie february februwari február februára februāris febrúar fev fevereiro "
        "fevral fevrier févr février helmi helmikuu helmikuuta lut lutego luty ots otsaila "
        "otsailaren peb pebrero shk shkurt subat vas vasario vasaris veebr veebruar velj veljača "
        "veljače úno únor února şub şubat φεβ φεβρουάριοσ φεβρουαρίου ақп ақпан лют лютага лютий "
        "лютого люты феб фебруар фев февр февраль февраля февруари փետրվար փետրվարի փտվ בפברואר "
        "בפבר׳ פברואר פבר׳ شباط فبراير فروری فوریه فوریهٔ فيفري फ़रवरी फ़र॰ फेब्रु फेब्रुअरी "
        "फेब्रुवारी ফেব ফেব্রুয়ারী ਫ਼ਰ ਫ਼ਰਵਰੀ ફેબ્રુ ફેબ્રુઆરી பிப் பிப்ரவரி ఫిబ్ర ఫిబ్రవరి ಫೆಬ್ರ "
        "ಫೆಬ್ರವರಿ ഫെബ്രു ഫെബ്രുവരി පෙබ පෙබරවාරි ก.พ กุมภาพันธ์ ກ.ພ ກຸມພາ თებ თებერვალი កុម្ភៈ 二月 "
    ),
    3: (
        "bře březen března kov kovas kovo maalis maaliskuu maaliskuuta maart mac machi maerz mar "
        "marca march marec maret mars marso mart martie marts martxoa martxoaren marzec marzo març "
        "março mas mashi maw mawrth mrt márc március márta mäe mäerz mär märts märz ožu ožujak "
        "ožujka μάρ μάρτιοσ μαρ μαρτίου бер березень березня мар март марта нау наурыз сак сакавік "
        "сакавіка մարտ մարտի մրտ במרץ מרץ آذار مارس مارچ मार्च মার্চ ਮਾਰਚ માર્ચ மார் மார்ச் మార్చి "
        "ಮಾರ್ಚ್ മാർ മാർച്ച് මාර් මාර්තු มี.ค มีนาคม ມ.ນ ມີນາ მარ მარტი មីនា 三月 "
    ),
    4: (
        "abr abril abrëll aib aibreán api apirila apirilaren apr aprel april aprile aprili aprilie "
        "aprill apríl apríla aprīlis avr avril bal balandis balandžio dub duben dubna ebr ebrill "
        "eph ephreli huhti huhtikuu huhtikuuta kwi kwiecień kwietnia nis nisan pri prill tra "
        "travanj travnja ápr április απρ απρίλιοσ απριλίου апр апрель апреля април квіт квітень "
        "квітня кра красавік красавіка сәу сәуір ապր ապրիլ ապրիլի אפריל אפר׳ באפריל באפר׳ آوریل "
        "أبريل أفريل اپریل نيسان अप्रिल अप्रैल एप्रि एप्रिल এপ্রি এপ্রিল ਅਪ੍ਰੈ ਅਪ੍ਰੈਲ એપ્રિલ ஏப் "
        "ஏப்ரல் ఏప్రి ఏప్రిల్ ಏಪ್ರಿ ಏಪ್ರಿಲ್ ഏപ്രി ഏപ്രിൽ අප්‍රේල් เม.ย เมษายน ມ.ສ ເມສາ აპრ აპრილი "
        "មេសា 四月 "
    ),
    5: (
        "beal bealtaine geg gegužė gegužės kvě květen května mag maggio mai maiatza maiatzaren maig "
        "maijs maio maj maja may mayo mayıs maí mee mei mey meyi máj mája május svi svibanj svibnja "
        "touko toukokuu toukokuuta μάι μάιοσ μαΐ μαΐου май мам мамыр мая мај трав травень "
        "травня մայիս մայիսի մյս במאי מאי أيار مئی ماي مايو مه مهٔ मई मे মে ਮਈ મે மே మే ಮೇ മേയ് "
        "මැයි พ.ค พฤษภาคม ພ.ພ ພຶດສະພາ მაი მაისი ឧសភា 五月 "
    ),
    6: (
        "birž birželio birželis cze czerwca czerwiec eka ekaina ekainaren giu giugno haz haziran "
        "hun hunyo iun iunie iyn iyun juin jun june junho juni junie junij junio juny juuni jún "
        "júna június júní jūn jūnijs kesä kesäkuu kesäkuuta lipanj lipnja meh mehefin meith "
        "meitheamh qer qershor xuño červen června čvn ιουν ιουνίου ιούν ιούνιοσ июн июнь июня мау "
        "маусым черв червень червня чэр чэрвень чэрвеня юни јун јуни հնս հունիս հունիսի ביוני יוני "
        "جوان جون حزيران يونيو ژوئن जुन जून জুন ਜੂਨ જૂન ஜூன் జూన్ ಜೂನ್ ജൂൺ ජූනි มิ.ย มิถุนายน ມິ.ຖ "
        "ມິຖຸນາ ივნ ივნისი មិថុនា 六月 "
    ),
    7: (
        "gor gorff gorffennaf heinä heinäkuu heinäkuuta hul hulyo iul iulie iyl iyul iúil juil "
        "juillet jul julai julayi julho juli julie julij julio juliol july juuli júl júla július "
        "júlí jūl jūlijs korr korrik liep liepa liepos lipca lipiec lug luglio srpanj srpnja tem "
        "temmuz uzt uztaila uztailaren xul xullo července červenec čvc ιουλ ιουλίου ιούλ ιούλιοσ "
        "июл июль июля лип липень липня ліп ліпень ліпеня шіл шілде юли јул јули հլս հուլիս հուլիսի "
        "ביולי יולי تموز جولائی جويلية يوليو ژوئیه ژوئیهٔ जुलाई जुलै जुल॰ জুল জুলাই ਜੁਲਾ ਜੁਲਾਈ "
        "જુલાઈ ஜூலை జులై ಜುಲೈ ജൂലൈ ජූලි ก.ค กรกฎาคม ກ.ລ ກໍລະກົດ ივლ ივლისი កក្កដា 七月 "
    ),
    8: (
        "abu abuztua abuztuaren ag aga agasti ago agost agosti agosto agu agustos agustus aout août "
        "aug august augusta augusti augusts augustus augusztus avg avgust avq avqust awst ağu "
        "ağustos elo elokuu elokuuta gush gusht kol kolovoz kolovoza lún lúnasa ogo ogos rugp "
        "rugpjūtis rugpjūčio sie sierpień sierpnia srpen srpna ágú ágúst αυγ αυγούστου αύγ "
        "αύγουστοσ авг август августа жні жнівень жніўня серп серпень серпня там тамыз օգոստոս "
        "օգոստոսի օգս אוגוסט אוג׳ באוגוסט באוג׳ آب أغسطس أوت اوت اگست अगस्ट अगस्त अग॰ ऑग ऑगस्ट আগ "
        "আগস্ট ਅਗ ਅਗਸਤ ઑગસ્ટ ஆக ஆகஸ்ட் ఆగ ఆగస్టు ಆಗ ಆಗಸ್ಟ್ ഓഗ ഓഗസ്റ്റ് අගෝ අගෝස්තු ส.ค สิงหาคม ສ.ຫ "
        "ສິງຫາ აგვ აგვისტო សីហា 八月 "
    ),
    9: (
        "eyl eylul eylül ira iraila irailaren medi mfómh rugs rugsėjis rugsėjo ruj rujan rujna sen "
        "sentabr sentyabr sep sept septemba septembar september septembra septembre septembrie "
        "septembris septhemba septiembre set setembre setembro setiembre settembre setyembre sht "
        "shtator syys syyskuu syyskuuta szept szeptember wrz wrzesień września zář září σεπ "
        "σεπτέμβριοσ σεπτεμβρίου вер верасень верасня вересень вересня сен сент сентябрь сентября "
        "сеп септембар септември қыр қыркүйек սեպ սեպտեմբեր սեպտեմբերի בספטמבר בספט׳ ספטמבר ספט׳ "
        "أيلول سبتمبر ستمبر سپتامبر सप्टें सप्टेंबर सितंबर सित॰ सेप्टेम्बर সেপ সেপ্টেম্বর ਸਤੰ ਸਤੰਬਰ "
        "સપ્ટે સપ્ટેમ્બર செப் செப்டம்பர் సెప్టెం సెప్టెంబర్ ಸೆಪ್ಟೆಂ ಸೆಪ್ಟೆಂಬರ್ സെപ്റ്റം സെപ്റ്റംബർ "
        "සැප් සැප්තැම්බර් ก.ย กันยายน ກ.ຍ ກັນຍາ სექ სექტემბერი កញ្ញា 九月 "
    ),
    10: (
        "dfómh eki ekim hyd hydref loka lokakuu lokakuuta oct october octobre octombrie octubre okt "
        "oktabr okthoba oktoba oktobar oktober oktobris oktoober oktubre oktyabr október októbra "
        "ott ottobre out outubro paź październik października spal spalio spalis tet tetor urr "
        "urria urriaren říj říjen října οκτ οκτωβρίου οκτώβριοσ жовт жовтень жовтня кас кастрычнік "
        "кастрычніка окт октобар октомври октябрь октября қаз қазан հոկ հոկտեմբեր հոկտեմբերի "
        "אוקטובר אוק׳ באוקטובר באוק׳ أكتوبر اکتبر اکتوبر अक्टूबर अक्टू॰ अक्टोबर ऑक्टो ऑक्टोबर অক্টো "
        "অক্টোবর ਅਕਤੂ ਅਕਤੂਬਰ ઑક્ટો ઑક્ટોબર அக் அக்டோபர் అక్టో అక్టోబర్ ಅಕ್ಟೋ ಅಕ್ಟೋಬರ್ ഒക്ടോ "
        "ഒക്‌ടോബർ ඔක් ඔක්තෝබර් ต.ค ตุลาคม ຕ.ລ ຕຸລາ ოქტ ოქტომბერი តុលា 十月 "
    ),
    11: (
        "aza azaroa azaroaren kas kasim kasım lapkr lapkritis lapkričio listopadu marras marraskuu "
        "marraskuuta nob nobyembre noiembrie nov novemba novembar november novembra novembre "
        "novembris novembro noviembre noy noyabr nën nëntor nóv nóvember samh samhain stu studeni "
        "studenoga tach tachwedd νοέ νοέμβριοσ νοε νοεμβρίου лист листопад листопада ліс лістапад "
        "лістапада нов новембар ное ноември ноя нояб ноябрь ноября қар қараша նոյ նոյեմբեր "
        "նոյեմբերի בנובמבר בנוב׳ נובמבר נוב׳ نوامبر نوفمبر نومبر नवंबर नव॰ नोभेम्बर नोव्हें "
        "नोव्हेंबर নভে নভেম্বর ਨਵੰ ਨਵੰਬਰ નવે નવેમ્બર நவ நவம்பர் నవం నవంబర్ ನವೆಂ ನವೆಂಬರ್ നവം നവംബർ "
        "නොවැ නොවැම්බර් พ.ย พฤศจิกายน ພ.ຈ ພະຈິກ ნოე ნოემბერი វិច្ឆិកា 十一月 "
    ),
    12: (
        "abe abendua abenduaren ara aralik aralık dec decembar december decembra decembre decembrie "
        "decembris decembro dek dekabr des desemba desember desembre dets detsember dez dezember "
        "dezembro dhj dhjetor dic dicembre diciembre dis disemba disember disyembre déc décembre "
        "gru grudnia grudzień gruod gruodis gruodžio joulu joulukuu joulukuuta noll nollaig pro "
        "prosinac prosinca prosince prosinec rhag rhagfyr δεκ δεκέμβριοσ δεκεμβρίου груд грудень "
        "грудня дек декабрь декабря декември дец децембар жел желтоқсан сне снежань снежня դեկ "
        "դեկտեմբեր դեկտեմբերի בדצמבר בדצמ׳ דצמבר דצמ׳ دسامبر دسمبر ديسمبر डिसें डिसेंबर डिसेम्बर "
        "दिसंबर दिस॰ ডিসে ডিসেম্বর ਦਸੰ ਦਸੰਬਰ ડિસે ડિસેમ્બર டிச டிசம்பர் డిసెం డిసెంబర్ ಡಿಸೆಂ "
        "ಡಿಸೆಂಬರ್ ഡിസം ഡിസംബർ දෙසැ දෙසැම්බර් ธ.ค ธันวาคม ທ.ວ ທັນວາ დეკ დეკემბერი ធ្នូ 十二月 "
    ),
}

#: Month of each name that means the same month in all languages that have it.
MONTHS: Final = {name: month for month, names in _NAMES.items() for name in names.split()}

#: Month by language of the names that mean different months.
AMBIGUOUS: Final = {
    "lip": {"hr": 6, "pl": 7},
    "lis": {"cs": 11, "hr": 10, "pl": 11},
    "listopad": {"cs": 11, "hr": 10, "pl": 11},
    "listopada": {"hr": 10, "pl": 11},
    "srp": {"cs": 8, "hr": 7},
}
