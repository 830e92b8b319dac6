"""Names of the peoples that make the hajj: in Latin letters, as in passports, and in Arabic.

Each origin has given names of men, given names of women, and surnames, `LATIN=عربي`, and the
places that its people are born in. Latin names keep to A–Z, space, hyphen and apostrophe (rule
R107); the Arabic forms are of Arabic letters alone (R108) and spell the same sounds (R109).
"""

ORIGINS = {
    "malay": (
        """MUHAMMAD=محمد, AHMAD=أحمد, BUDI=بودي, AGUS=أغوس, HENDRA=هندرا, TEUKU=تيوكو,
        ZAINUDDIN=زين الدين, RISWAN=رضوان, YUSRIL=يسريل, BAYU=بايو, ARIEF=عارف, RIZKY=رزقي,
        FAJAR=فجر, SLAMET=سلامت, USMAN=عثمان, HASAN=حسن, ILHAM=إلهام, DARMAWAN=درماوان""",
        """SITI=ستي, DEWI=ديوي, ANITA=أنيتا, RATNA=راتنا, NUR=نور, KARTIKA=كارتيكا, RINA=رينا,
        LAILA=ليلى, FATIMAH=فاطمة, AISYAH=عائشة, HALIMAH=حليمة, NURUL=نورول, SRI=سري,
        MEGAWATI=ميغاواتي, YULIANA=يوليانا, ROSMIATI=روسمياتي""",
        """SUHARTONO=سوهارتونو, NURHALIZA=نور هاليزا, WICAKSONO=ويتشاكسونو, SIREGAR=سيريغار,
        ISKANDAR=إسكندر, RAHAYU=راهايو, TANJUNG=تانجونغ, HIDAYATULLAH=هداية الله,
        LESTARI=ليستاري, ABDURRAHMAN=عبد الرحمن, GUNAWAN=غوناوان, HARAHAP=هاراهاب,
        NASUTION=ناسوتيون, MA'RUF=معروف, AL-HABSYI=الحبشي, LUBIS=لوبيس, BATUBARA=باتوبارا,
        SYARIFUDDIN=شريف الدين, ASSEGAF=السقاف, BIN ISMAIL=بن إسماعيل""",
        "JAKARTA, SURABAYA, MEDAN, MAKASSAR, BANDUNG, PADANG, BANDA ACEH, KUALA LUMPUR"),
    "pakistani": (
        """MUHAMMAD=محمد, IMRAN=عمران, BILAL=بلال, TARIQ=طارق, ASIF=آصف, NADEEM=نديم,
        SAJJAD=سجاد, WASEEM=وسيم, GHULAM=غلام, SHAHBAZ=شهباز, IQBAL=إقبال, ZAHID=زاهد,
        ARSHAD=أرشد, RASHID=راشد, FAROOQ=فاروق, NASIR=ناصر""",
        """AMINA=أمينة, KHADIJA=خديجة, NASREEN=نسرين, SHAZIA=شازية, RUBINA=روبينا, PARVEEN=بروين,
        SADIA=سعدية, ZAINAB=زينب, FOZIA=فوزية, TAHIRA=طاهرة, BUSHRA=بشرى, SAMINA=سمينة""",
        """KHAN=خان, HUSSAIN=حسين, MALIK=ملك, QURESHI=قريشي, SIDDIQUI=صديقي, ANSARI=أنصاري,
        BALOCH=بلوش, SHAIKH=شيخ, MIRZA=ميرزا, BUKHARI=بخاري, GILANI=جيلاني, HASHMI=هاشمي,
        NAQVI=نقوي, ZAIDI=زيدي, RIZVI=رضوي, AFRIDI=أفريدي, DURRANI=دراني, FAROOQI=فاروقي""",
        "KARACHI, LAHORE, PESHAWAR, MULTAN, QUETTA, HYDERABAD, LUCKNOW, KOZHIKODE"),
    "bengali": (
        """MOHAMMAD=محمد, ABDUL=عبدول, RAFIQUL=رفيقول, SHAHIDUL=شهيدول, NURUL=نورول, JAMAL=جمال,
        KAMRUL=قمرول, MIZANUR=ميزانور, ANWAR=أنور, SELIM=سليم, MONIR=منير, HABIBUR=حبيبور,
        SAIFUL=سيفول, DELWAR=دلوار, ASHRAF=أشرف, FARUK=فاروق""",
        """ROKEYA=رقية, SHAHANARA=شاهانارا, NASRIN=نسرين, MONOWARA=منورة, HASINA=حسينة,
        RAZIA=راضية, JAHANARA=جهانارا, SALEHA=صالحة, AYESHA=عائشة, FERDOUSI=فردوسي,
        KOHINOOR=كوهينور, SUFIA=صوفية""",
        """ISLAM=إسلام, RAHMAN=رحمن, HOSSAIN=حسين, AHMED=أحمد, CHOWDHURY=شودري, BEGUM=بيغم,
        KHATUN=خاتون, AKTER=أختر, SARKER=سركار, TALUKDER=تالوكدار, BISWAS=بسواس,
        MONDAL=موندال, BHUIYAN=بهويان, SIKDER=سكدار, HAQUE=حق, MIAH=ميا""",
        "DHAKA, SYLHET, KHULNA, RAJSHAHI, BARISAL, COMILLA, KOLKATA, CHATTOGRAM"),
    "arab": (
        """MOHAMED=محمد, AHMED=أحمد, MAHMOUD=محمود, MOSTAFA=مصطفى, IBRAHIM=إبراهيم, KHALED=خالد,
        HUSSEIN=حسين, OMAR=عمر, YOUSSEF=يوسف, SALEM=سالم, TAREK=طارق, NABIL=نبيل,
        ABDALLAH=عبد الله, SAMIR=سمير, HAMDI=حمدي, FARES=فارس, RAMADAN=رمضان, ADEL=عادل""",
        """FATMA=فاطمة, MARIAM=مريم, AISHA=عائشة, NADIA=نادية, SAMIRA=سميرة, HODA=هدى, SALMA=سلمى,
        HANAN=حنان, AMAL=أمل, NAJWA=نجوى, ZAHRA=زهراء, WAFAA=وفاء, LATIFA=لطيفة, RABAB=رباب""",
        """EL-SAYED=السيد, MANSOUR=منصور, HASSAN=حسن, AL-TAMIMI=التميمي, SALAMA=سلامة,
        ABDEL RAHMAN=عبد الرحمن, EL-MASRY=المصري, HADDAD=حداد, AL-JUBOURI=الجبوري,
        SHARIF=شريف, DARWISH=درويش, AL-OBAIDI=العبيدي, BARAKAT=بركات, HAMDAN=حمدان,
        AL-HASHIMI=الهاشمي, SULEIMAN=سليمان, NASSER=ناصر, AL-SHAMMARI=الشمري""",
        "CAIRO, ALEXANDRIA, BAGHDAD, BASRA, DAMASCUS, AMMAN, SANAA, KHARTOUM"),
    "maghrebi": (
        """MOHAMMED=محمد, YASSINE=ياسين, RACHID=رشيد, ABDELKADER=عبد القادر, HICHAM=هشام,
        NOUREDDINE=نور الدين, KARIM=كريم, BRAHIM=إبراهيم, DRISS=إدريس, TAHAR=طاهر,
        BACHIR=بشير, LARBI=العربي, MILOUD=ميلود, SALAH=صلاح""",
        """KHADIDJA=خديجة, MALIKA=مليكة, NAIMA=نعيمة, RACHIDA=رشيدة, ZOHRA=زهرة, SOUAD=سعاد,
        HALIMA=حليمة, SAIDA=سعيدة, NACERA=ناصرة, DJAMILA=جميلة, SAMIA=سامية, YAMINA=يمينة""",
        """BENALI=بن علي, BOUDIAF=بوضياف, ALAOUI=علوي, BENNANI=بناني, HAMIDI=حميدي,
        BELKACEM=بلقاسم, MANSOURI=منصوري, TAZI=تازي, IDRISSI=إدريسي, ZEROUAL=زروال,
        FASSI=فاسي, TRABELSI=طرابلسي, CHERIF=شريف, BRAHIMI=براهيمي, SEBTI=سبتي, RAHMANI=رحماني""",
        "ALGIERS, ORAN, CASABLANCA, FES, TUNIS, SFAX, TRIPOLI, NOUAKCHOTT"),
    "persian": (
        """MOHAMMAD=محمد, ALI=علي, REZA=رضا, HOSSEIN=حسين, MEHDI=مهدي, AMIR=أمير, HAMID=حميد,
        SAEED=سعيد, MAJID=مجيد, GHOLAM=غلام, ABBAS=عباس, BEHROUZ=بهروز, DAVOOD=داوود,
        ESMAIL=إسماعيل""",
        """FATEMEH=فاطمة, ZAHRA=زهراء, MARYAM=مريم, MASOUMEH=معصومة, SEDIGHEH=صديقة, LEILA=ليلى,
        NARGES=نرجس, SHIRIN=شيرين, PARVIN=بروين, MAHNAZ=مهناز, TAHEREH=طاهرة, AZAM=أعظم""",
        """HOSSEINI=حسيني, AHMADI=أحمدي, MOHAMMADI=محمدي, KARIMI=كريمي, RAHIMI=رحيمي,
        MOUSAVI=موسوي, JAFARI=جعفري, SADEGHI=صادقي, NOORZAI=نورزاي, TEHRANI=طهراني,
        SHIRAZI=شيرازي, ESFAHANI=أصفهاني, RAHMANI=رحماني, AKBARI=أكبري, NAZARI=نظري,
        WARDAK=وردك""",
        "TEHRAN, MASHHAD, TABRIZ, SHIRAZ, QOM, KABUL, HERAT, DUSHANBE"),
    "turkish": (
        """MEHMET=محمد, MUSTAFA=مصطفى, AHMET=أحمد, HASAN=حسن, HUSEYIN=حسين, IBRAHIM=إبراهيم,
        OSMAN=عثمان, YUSUF=يوسف, MURAT=مراد, OMER=عمر, SULEYMAN=سليمان, HALIL=خليل,
        TIMUR=تيمور, RUSTAM=رستم, BAKHTIYOR=بختيار, ISMAIL=إسماعيل""",
        """FATMA=فاطمة, AYSE=عائشة, EMINE=أمينة, HATICE=خديجة, ZEYNEP=زينب, MERYEM=مريم,
        ZEHRA=زهراء, GULNARA=غولنارا, DILNOZA=ديلنوزا, SEVARA=سيفارا, NIGORA=نيغورا,
        HAVVA=حواء""",
        """YILMAZ=يلماز, KAYA=كايا, DEMIR=دمير, SAHIN=شاهين, ARSLAN=أرسلان, OZTURK=أوزتورك,
        KARIMOV=كريموف, RAHIMOV=رحيموف, YUSUPOV=يوسوبوف, ISMAILOV=إسماعيلوف, ALIYEV=علييف,
        TURSUNOV=تورسونوف, KORKMAZ=كوركماز, SULTANOV=سلطانوف, NAZAROV=نازاروف, POLAT=بولات""",
        "ISTANBUL, ANKARA, KONYA, BURSA, TASHKENT, SAMARKAND, BAKU, ALMATY"),
    "hausa": (
        """MUSA=موسى, IBRAHIM=إبراهيم, SANI=ثاني, YAKUBU=يعقوب, ALIYU=علي, HARUNA=هارون,
        ABUBAKAR=أبو بكر, SULEIMAN=سليمان, MAMADOU=ممادو, OUSMANE=عثمان, AMADOU=أمادو,
        IDRIS=إدريس, BASHIR=بشير, LAWAL=لاوال, GARBA=غاربا, CHEIKH=شيخ""",
        """AISHATU=عائشة, HAUWA=حواء, ZAINAB=زينب, HADIZA=خديجة, RAKIYA=رقية, MARYAM=مريم,
        FATOUMATA=فاطمة, AMINATA=أمينة, HALIMATU=حليمة, SAFIYA=صفية, MARIAMA=مريم,
        KHADIJATOU=خديجة""",
        """DANJUMA=دانجوما, BELLO=بيلو, SOKOTO=سوكوتو, ABDULLAHI=عبد الله, GWARZO=غوارزو,
        BALEWA=باليوا, ADEYEMI=أديمي, OLATUNJI=أولاتونجي, DIALLO=ديالو, TRAORE=تراوري,
        NDIAYE=ندياي, COULIBALY=كوليبالي, SOW=سو, BARRY=باري, KEITA=كيتا, SANUSI=سنوسي""",
        "KANO, SOKOTO, KADUNA, MAIDUGURI, LAGOS, DAKAR, BAMAKO, NIAMEY"),
    "swahili": (
        """JUMA=جمعة, RASHIDI=رشيدي, HAMISI=خميسي, SALUM=سالم, ABDI=عبدي, MOHAMUD=محمود,
        FARAH=فارح, HASSAN=حسن, ISSA=عيسى, BAKARI=بكاري, YUSUF=يوسف, NURADIN=نور الدين""",
        """HALIMA=حليمة, ASHA=عائشة, MWANAISHA=مواناعيشة, ZUHURA=زهرة, SAFIA=صفية, AMINA=أمينة,
        HODAN=هدن, SAHRA=سهرة, NURIA=نورية, REHEMA=رحمة, SAIDA=سعيدة, MARIAM=مريم""",
        """MWINYI=مويني, OMARI=عمري, SHARIFF=شريف, WARSAME=ورسمي, ADEN=آدن, ABDULLE=عبدولي,
        ABEBE=أبيبي, KASSIM=قاسم, MBARAK=مبارك, NASSORO=ناصر, HUSSEIN=حسين, SAID=سعيد,
        KHALFAN=خلفان, MZEE=مزي""",
        "MOMBASA, ZANZIBAR, DAR ES SALAAM, MOGADISHU, HARGEISA, KAMPALA, MORONI, HARAR"),
    "uyghur": (
        """MEMET=محمد, ABLIZ=عبد العزيز, TURSUN=تورسون, YASIN=ياسين, KURBAN=قربان, OSMAN=عثمان,
        IBRAHIM=إبراهيم, YUSUP=يوسف, RUZI=روزي, EMET=أحمد, YUNUS=يونس, DAWUT=داود""",
        """AYGUL=آيغول, PATIGUL=باتيغول, GULNUR=غولنور, ZULPIYE=زلفية, MERYEM=مريم,
        RENAGUL=ريناغول, AMINE=أمينة, HALIDE=خالدة, ASIYE=آسية, SOFIYE=صوفية, XIULAN=شيولان,
        GUIYING=غويينغ""",
        """MA=ما, HA=ها, MU=مو, SA=سا, TIAN=تيان, DING=دينغ, BAI=باي, YANG=يانغ,
        TURSUNIYAZ=تورسون نياز, ABDUREYIM=عبد الرحيم, NIYAZ=نياز, SADIR=صادر, TOHTI=توختي,
        HASHIM=هاشم""",
        "URUMQI, KASHGAR, HOTAN, LINXIA, XINING, YINCHUAN, LANZHOU, XIAN"),
    "balkan": (
        """AMIR=أمير, EMIR=أمير, HARIS=حارث, SENAD=سناد, MIRSAD=مرصاد, NEDZAD=نجاد, ISMET=عصمت,
        RAMIZ=رامز, ARBEN=أربن, BESIM=باسم, HAKIJA=حقيا, SALIH=صالح""",
        """AMRA=عمرة, FATIMA=فاطمة, LEJLA=ليلى, EMINA=أمينة, ZUMRA=زمرة, AIDA=عايدة, SENADA=سنادا,
        AZRA=عزرا, MEJREMA=مريم, SAMIRA=سميرة, LULJETA=لوليتا, NASIHA=ناصحة""",
        """HODZIC=حوجيتش, HADZIC=حاجيتش, DELIC=دليتش, BEGIC=بيغيتش, KOVACEVIC=كوفاتشيفيتش,
        SULJIC=سوليتش, IBRAHIMOVIC=إبراهيموفيتش, SALIHOVIC=صالحوفيتش, KRASNIQI=كراسنيتشي,
        BERISHA=بريشا, HOXHA=هوجا, SELIMI=سليمي, ISUFI=إيسوفي, MEMIC=ميميتش""",
        "SARAJEVO, TUZLA, ZENICA, MOSTAR, PRISHTINA, TIRANA, SKOPJE, NOVI PAZAR"),
    "western": (
        """ADAM=آدم, DAVID=داود, YUSUF=يوسف, KARIM=كريم, OMAR=عمر, DANIEL=دانيال, MICHAEL=مايكل,
        BILAL=بلال, THOMAS=توماس, SALMAN=سلمان, NATHAN=ناثان, ISA=عيسى""",
        """SARAH=سارة, MARYAM=مريم, HANNAH=حنا, LINA=لينا, SOFIA=صوفيا, JASMINE=ياسمين,
        NORA=نورا, LEILA=ليلى, ANNA=آنا, AMINA=أمينة, CLARA=كلارا, RANIA=رانيا""",
        """O'BRIEN=أوبراين, SMITH=سميث, MARTIN=مارتن, KHAN=خان, PATEL=باتل, WILSON=ويلسون,
        DUBOIS=دوبوا, MULLER=مولر, RAHMAN=رحمن, COLEMAN=كولمان, LAURENT=لوران, HUSSAIN=حسين,
        SINCLAIR-ALI=سنكلير علي, JOHANSSON=يوهانسون""",
        "LONDON, BIRMINGHAM, PARIS, MARSEILLE, BERLIN, NEW YORK, TORONTO, SYDNEY"),
}


def pairs(text):
    """`LATIN=عربي, …` as pairs, in their order."""
    return [tuple(entry.strip().split("=")) for entry in text.split(",")]


def together(names):
    """Every name with another after it, and each alone, four times: (Latin, Arabic)."""
    doubled = [(f"{one[0]} {two[0]}", f"{one[1]} {two[1]}")
               for one in names for two in names if one is not two]
    return names * 4 + doubled


class Origin:
    """The names of one people, ready to be drawn from."""

    def __init__(self, name):
        men, women, surnames, places = ORIGINS[name]
        self.given = (together(pairs(women)), together(pairs(men)))
        self.surnames = pairs(surnames)
        self.places = [place.strip() for place in places.split(",")]
