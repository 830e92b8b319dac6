/// The codes of ISO 3166-1 alpha-3, named after UNTERM (public domain), those that only ICAO 9303
/// has, and XKX, which passports of Kosovo carry though no list has it.
enum CountryTable {
  /// code|list|English|Arabic, one a line.
  // swift-format-ignore
  static let source = """
    ABW|ISO|Aruba|أروبا
    AFG|ISO|Afghanistan|أفغانستان
    AGO|ISO|Angola|أنغولا
    AIA|ISO|Anguilla|أنغويلا
    ALA|ISO|Åland Islands|جزر ألاند
    ALB|ISO|Albania|ألبانيا
    AND|ISO|Andorra|أندورا
    ARE|ISO|United Arab Emirates|الإمارات العربية المتحدة
    ARG|ISO|Argentina|الأرجنتين
    ARM|ISO|Armenia|أرمينيا
    ASM|ISO|American Samoa|ساموا الأمريكية
    ATA|ISO|Antarctica|أنتاركتيكا
    ATF|ISO|French Southern Territories|الأراضي الفرنسية الجنوبية
    ATG|ISO|Antigua and Barbuda|أنتيغوا وبربودا
    AUS|ISO|Australia|أستراليا
    AUT|ISO|Austria|النمسا
    AZE|ISO|Azerbaijan|أذربيجان
    BDI|ISO|Burundi|بوروندي
    BEL|ISO|Belgium|بلجيكا
    BEN|ISO|Benin|بنن
    BES|ISO|Bonaire, Sint Eustatius and Saba|بونير وسانت يوستاشيوس وسابا
    BFA|ISO|Burkina Faso|بوركينا فاسو
    BGD|ISO|Bangladesh|بنغلاديش
    BGR|ISO|Bulgaria|بلغاريا
    BHR|ISO|Bahrain|البحرين
    BHS|ISO|Bahamas|جزر البهاما
    BIH|ISO|Bosnia and Herzegovina|البوسنة والهرسك
    BLM|ISO|Saint Barthélemy|سان بارتليمي
    BLR|ISO|Belarus|بيلاروس
    BLZ|ISO|Belize|بليز
    BMU|ISO|Bermuda|برمودا
    BOL|ISO|Bolivia (Plurinational State of)|بوليفيا (دولة - المتعددة القوميات)
    BRA|ISO|Brazil|البرازيل
    BRB|ISO|Barbados|بربادوس
    BRN|ISO|Brunei Darussalam|بروني دار السلام
    BTN|ISO|Bhutan|بوتان
    BVT|ISO|Bouvet Island|جزيرة بوفيت
    BWA|ISO|Botswana|بوتسوانا
    CAF|ISO|Central African Republic|جمهورية أفريقيا الوسطى
    CAN|ISO|Canada|كندا
    CCK|ISO|Cocos (Keeling) Islands|جزر كوكس (كيلينغ)
    CHE|ISO|Switzerland|سويسرا
    CHL|ISO|Chile|شيلي
    CHN|ISO|China|الصين
    CIV|ISO|Ivory Coast|كوت ديفوار
    CMR|ISO|Cameroon|الكاميرون
    COD|ISO|Democratic Republic of the Congo|جمهورية الكونغو الديمقراطية
    COG|ISO|Congo|الكونغو
    COK|ISO|Cook Islands **|جزر كوك **
    COL|ISO|Colombia|كولومبيا
    COM|ISO|Comoros|جزر القمر
    CPV|ISO|Cabo Verde|كابو فيردي
    CRI|ISO|Costa Rica|كوستاريكا
    CUB|ISO|Cuba|كوبا
    CUW|ISO|Curaçao|كوراساو
    CXR|ISO|Christmas Island|جزيرة عيد الميلاد
    CYM|ISO|Cayman Islands|جزر كايمان
    CYP|ISO|Cyprus|قبرص
    CZE|ISO|Czechia|تشيكيا
    DEU|ISO|Germany|ألمانيا
    DJI|ISO|Djibouti|جيبوتي
    DMA|ISO|Dominica|دومينيكا
    DNK|ISO|Denmark|الدانمرك
    DOM|ISO|Dominican Republic|الجمهورية الدومينيكية
    DZA|ISO|Algeria|الجزائر
    D|ICAO|Germany|ألمانيا
    ECU|ISO|Ecuador|إكوادور
    EGY|ISO|Egypt|مصر
    ERI|ISO|Eritrea|إريتريا
    ESH|ISO|Western Sahara|الصحراء الغربية
    ESP|ISO|Spain|إسبانيا
    EST|ISO|Estonia|إستونيا
    ETH|ISO|Ethiopia|إثيوبيا
    EUE|ICAO|European Union (EU)|
    FIN|ISO|Finland|فنلندا
    FJI|ISO|Fiji|فيجي
    FLK|ISO|Falkland Islands|جزر فوكلاند (مالفيناس)
    FRA|ISO|France|فرنسا
    FRO|ISO|Faroe Islands|جزر فايرو
    FSM|ISO|Micronesia (Federated States of)|ميكرونيزيا (ولايات - الموحدة)
    GAB|ISO|Gabon|غابون
    GBD|ICAO|British Overseas Territories Citizen|مواطن أقاليم ما وراء البحار البريطانية
    GBN|ICAO|British National (Overseas)|مواطن بريطاني (لما وراء البحار)
    GBO|ICAO|British Overseas Citizen|مواطن بريطاني لما وراء البحار
    GBP|ICAO|British Protected Person|شخص مشمول بالحماية البريطانية
    GBR|ISO|United Kingdom of Great Britain and Northern Ireland|المملكة المتحدة لبريطانيا العظمى وأيرلندا الشمالية
    GBS|ICAO|British Subject|رعية بريطاني
    GEO|ISO|Georgia|جورجيا
    GGY|ISO|Guernsey|غيرنسي
    GHA|ISO|Ghana|غانا
    GIB|ISO|Gibraltar|جبل طارق
    GIN|ISO|Guinea|غينيا
    GLP|ISO|Guadeloupe|غوادلوب
    GMB|ISO|Gambia|غامبيا
    GNB|ISO|Guinea-Bissau|غينيا - بيساو
    GNQ|ISO|Equatorial Guinea|غينيا الاستوائية
    GRC|ISO|Greece|اليونان
    GRD|ISO|Grenada|غرينادا
    GRL|ISO|Greenland|غرينلند
    GTM|ISO|Guatemala|غواتيمالا
    GUF|ISO|French Guiana|غيانا الفرنسية
    GUM|ISO|Guam|غوام
    GUY|ISO|Guyana|غيانا
    HKG|ISO|China, Hong Kong Special Administrative Region|الصين، منطقة هونغ كونغ الإدارية الخاصة
    HMD|ISO|Heard Island and McDonald Islands|جزيرة هيرد وجزر ماكدونالد
    HND|ISO|Honduras|هندوراس
    HRV|ISO|Croatia|كرواتيا
    HTI|ISO|Haiti|هايتي
    HUN|ISO|Hungary|هنغاريا
    IDN|ISO|Indonesia|إندونيسيا
    IMN|ISO|Isle of Man|جزيرة مان
    IND|ISO|India|الهند
    IOT|ISO|British Indian Ocean Territory|الإقليم البريطاني في المحيط الهندي
    IRL|ISO|Ireland|أيرلندا
    IRN|ISO|Iran (Islamic Republic of)|إيران (جمهورية - الإسلامية)
    IRQ|ISO|Iraq|العراق
    ISL|ISO|Iceland|آيسلندا
    ISR|ISO|Israel|إسرائيل
    ITA|ISO|Italy|إيطاليا
    JAM|ISO|Jamaica|جامايكا
    JEY|ISO|Jersey|جيرسي
    JOR|ISO|Jordan|الأردن
    JPN|ISO|Japan|اليابان
    KAZ|ISO|Kazakhstan|كازاخستان
    KEN|ISO|Kenya|كينيا
    KGZ|ISO|Kyrgyzstan|قيرغيزستان
    KHM|ISO|Cambodia|كمبوديا
    KIR|ISO|Kiribati|كيريباس
    KNA|ISO|Saint Kitts and Nevis|سانت كيتس ونيفس
    KOR|ISO|Republic of Korea|جمهورية كوريا
    KWT|ISO|Kuwait|الكويت
    LAO|ISO|Lao People's Democratic Republic|جمهورية لاو الديمقراطية الشعبية
    LBN|ISO|Lebanon|لبنان
    LBR|ISO|Liberia|ليبريا
    LBY|ISO|Libya|ليبيا
    LCA|ISO|Saint Lucia|سانت لوسيا
    LIE|ISO|Liechtenstein|ليختنشتاين
    LKA|ISO|Sri Lanka|سري لانكا
    LSO|ISO|Lesotho|ليسوتو
    LTU|ISO|Lithuania|ليتوانيا
    LUX|ISO|Luxembourg|لكسمبرغ
    LVA|ISO|Latvia|لاتفيا
    MAC|ISO|China, Macao Special Administrative Region|الصين، منطقة ماكاو الإدارية الخاصة
    MAF|ISO|Saint Martin (French Part)|سانت مارتن (الجزء الفرنسي)
    MAR|ISO|Morocco|المغرب
    MCO|ISO|Monaco|موناكو
    MDA|ISO|Republic of Moldova|جمهورية مولدوفا
    MDG|ISO|Madagascar|مدغشقر
    MDV|ISO|Maldives|ملديف
    MEX|ISO|Mexico|المكسيك
    MHL|ISO|Marshall Islands|جزر مارشال
    MKD|ISO|North Macedonia|مقدونيا الشمالية
    MLI|ISO|Mali|مالي
    MLT|ISO|Malta|مالطة
    MMR|ISO|Myanmar|ميانمار
    MNE|ISO|Montenegro|الجبل الأسود
    MNG|ISO|Mongolia|منغوليا
    MNP|ISO|Northern Mariana Islands|جزر ماريانا الشمالية
    MOZ|ISO|Mozambique|موزامبيق
    MRT|ISO|Mauritania|موريتانيا
    MSR|ISO|Montserrat|مونتسيرات
    MTQ|ISO|Martinique|مارتينيك
    MUS|ISO|Mauritius|موريشيوس
    MWI|ISO|Malawi|ملاوي
    MYS|ISO|Malaysia|ماليزيا
    MYT|ISO|Mayotte|مايوت
    NAM|ISO|Namibia|ناميبيا
    NCL|ISO|New Caledonia|كاليدونيا الجديدة
    NER|ISO|Niger|النيجر
    NFK|ISO|Norfolk Island|جزيرة نورفولك
    NGA|ISO|Nigeria|نيجيريا
    NIC|ISO|Nicaragua|نيكاراغوا
    NIU|ISO|Niue **|نيوي **
    NLD|ISO|Netherlands|هولندا
    NOR|ISO|Norway|النرويج
    NPL|ISO|Nepal|نيبال
    NRU|ISO|Nauru|ناورو
    NZL|ISO|New Zealand|نيوزيلندا
    OMN|ISO|Oman|عمان
    PAK|ISO|Pakistan|باكستان
    PAN|ISO|Panama|بنما
    PCN|ISO|Pitcairn|بيتكرن
    PER|ISO|Peru|بيرو
    PHL|ISO|Philippines|الفلبين
    PLW|ISO|Palau|بالاو
    PNG|ISO|Papua New Guinea|بابوا غينيا الجديدة
    POL|ISO|Poland|بولندا
    PRI|ISO|Puerto Rico|بورتوريكو
    PRK|ISO|Democratic People's Republic of Korea|جمهورية كوريا الشعبية الديمقراطية
    PRT|ISO|Portugal|البرتغال
    PRY|ISO|Paraguay|باراغواي
    PSE|ISO|State of Palestine *|دولة فلسطين *
    PYF|ISO|French Polynesia|بولينيزيا الفرنسية
    QAT|ISO|Qatar|قطر
    REU|ISO|Réunion|ريونيون
    RKS|ICAO|Republic of Kosovo|كوسوفو
    ROU|ISO|Romania|رومانيا
    RUS|ISO|Russian Federation|الاتحاد الروسي
    RWA|ISO|Rwanda|رواندا
    SAU|ISO|Saudi Arabia|المملكة العربية السعودية
    SDN|ISO|Sudan|السودان
    SEN|ISO|Senegal|السنغال
    SGP|ISO|Singapore|سنغافورة
    SGS|ISO|South Georgia and the South Sandwich Islands|جورجيا الجنوبية وجزر ساندويتش الجنوبية
    SHN|ISO|Saint Helena|سانت هيلانة
    SJM|ISO|Svalbard and Jan Mayen Islands|جزيرتي سفالبارد وجان مايِن
    SLB|ISO|Solomon Islands|جزر سليمان
    SLE|ISO|Sierra Leone|سيراليون
    SLV|ISO|El Salvador|السلفادور
    SMR|ISO|San Marino|سان مارينو
    SOM|ISO|Somalia|الصومال
    SPM|ISO|Saint Pierre and Miquelon|سان بيير وميكلون
    SRB|ISO|Serbia|صربيا
    SSD|ISO|South Sudan|جنوب السودان
    STP|ISO|Sao Tome and Principe|سان تومي وبرينسيبي
    SUR|ISO|Suriname|سورينام
    SVK|ISO|Slovakia|سلوفاكيا
    SVN|ISO|Slovenia|سلوفينيا
    SWE|ISO|Sweden|السويد
    SWZ|ISO|Eswatini|إسواتيني
    SXM|ISO|Sint Maarten (Dutch part)|سانت مارتن (الجزء الهولندي)
    SYC|ISO|Seychelles|سيشيل
    SYR|ISO|Syrian Arab Republic|الجمهورية العربية السورية
    TCA|ISO|Turks and Caicos Islands|جزر تركس وكايكوس
    TCD|ISO|Chad|تشاد
    TGO|ISO|Togo|توغو
    THA|ISO|Thailand|تايلند
    TJK|ISO|Tajikistan|طاجيكستان
    TKL|ISO|Tokelau|توكيلاو
    TKM|ISO|Turkmenistan|تركمانستان
    TLS|ISO|Timor-Leste|تيمور- ليشتي
    TON|ISO|Tonga|تونغا
    TTO|ISO|Trinidad and Tobago|ترينيداد وتوباغو
    TUN|ISO|Tunisia|تونس
    TUR|ISO|Türkiye|تركيا
    TUV|ISO|Tuvalu|توفالو
    TWN|ISO|Taiwan|تايوان
    TZA|ISO|United Republic of Tanzania|جمهورية تنزانيا المتحدة
    UGA|ISO|Uganda|أوغندا
    UKR|ISO|Ukraine|أوكرانيا
    UMI|ISO|United States Minor Outlying Islands|نائية التابعة للولايات المتحدة
    UNA|ICAO|United Nations specialized agency or one of its officials|وكالة متخصصة للأمم المتحدة
    UNK|ICAO|Resident of Kosovo to whom a travel document has been issued by the United Nations Interim Administration Mission in Kosovo (UNMIK)|مقيم في كوسوفو (بعثة الأمم المتحدة)
    UNO|ICAO|United Nations Organization or one of its officials|الأمم المتحدة
    URY|ISO|Uruguay|أوروغواي
    USA|ISO|United States of America|الولايات المتحدة الأمريكية
    UZB|ISO|Uzbekistan|أوزبكستان
    VAT|ISO|Holy See *|الكرسي الرسولي *
    VCT|ISO|Saint Vincent and the Grenadines|سانت فنسنت وجزر غرينادين
    VEN|ISO|Venezuela (Bolivarian Republic of)|فنزويلا (جمهورية - البوليفارية)
    VGB|ISO|British Virgin Islands|جزر فرجن البريطانية
    VIR|ISO|United States Virgin Islands|جزر فرجن التابعة للولايات المتحدة
    VNM|ISO|Viet Nam|فييت نام
    VUT|ISO|Vanuatu|فانواتو
    WLF|ISO|Wallis and Futuna Islands|جزر واليس وفوتونا
    WSM|ISO|Samoa|ساموا
    XBA|ICAO|African Development Bank (ADB)|
    XCC|ICAO|Caribbean Community or one of its emissaries (CARICOM)|
    XCE|ICAO|Council of Europe|
    XCO|ICAO|Common Market for Eastern and Southern Africa (COMESA)|
    XDC|ICAO|Southern African Development Community|
    XEC|ICAO|Economic Community of West African States (ECOWAS)|
    XES|ICAO|Organization of Eastern Caribbean States (OECS)|
    XIM|ICAO|African Export-Import Bank (AFREXIM bank)|
    XKX|ICAO|Kosovo|كوسوفو
    XOM|ICAO|Sovereign Military Order of Malta or one of its emissaries|منظمة فرسان مالطة
    XPO|ICAO|International Criminal Police Organization (INTERPOL)|
    XXA|ICAO|Stateless person|عديم الجنسية
    XXB|ICAO|Refugee|لاجئ (اتفاقية 1951)
    XXC|ICAO|Refugee|لاجئ (غير ذلك)
    XXK|ICAO|Kosovo|
    XXX|ICAO|Person of unspecified nationality|جنسية غير محددة
    YEM|ISO|Yemen|اليمن
    ZAF|ISO|South Africa|جنوب أفريقيا
    ZMB|ISO|Zambia|زامبيا
    ZWE|ISO|Zimbabwe|زمبابوي
    """
}
