package org.yadman.pure.names;

import java.util.Arrays;
import java.util.List;

/// Parts of which [GeneratedNames] makes names. Each has its Persian letters and how it sounds: long vowels are
/// `aa ii uu`, short ones `a e o`, an apostrophe is ain or hamza, `G` is ق, which some write q and others gh, `H` a
/// heh that ends a word. They are words that thousands of people are called by; no line is a person.
record NameParts(String persian, String sound) {

    static final List<NameParts> MEN = read("""
            رضا rezaa|علی 'alii|حسین hoseyn|حسن hasan|محمد mohammad|احمد ahmad|محمود mahmuud|مهدی mahdii|اکبر akbar
            اصغر asGar|عباس 'abbaas|جواد javaad|کاظم kaazem|ناصر naaser|مسعود mas'uud|سعید sa'iid|حمید hamiid|مجید majiid
            فرهاد farhaad|بهرام bahraam|بهروز behruuz|پرویز parviiz|ایرج iiraj|جمشید jamshiid|داریوش daaryuush|کورش kuurosh
            سیاوش siyaavash|کاوه kaaveH|آرش aarash|بابک baabak|امیر amiir|فرید fariid|یوسف yuusof|یعقوب ya'Guub
            ابراهیم ebraahiim|اسماعیل esmaa'iil|موسی muusaa|عیسی 'iisaa|داوود daavuud|سلیمان soleymaan|یونس yuunes
            مصطفی mostafaa|مرتضی mortezaa|مجتبی mojtabaa|صادق saadeG|باقر baaGer|جعفر ja'far|تقی taGii|نقی naGii|طاهر taaher
            خسرو khosrow|منوچهر manuuchehr|هوشنگ huushang|شاپور shaapuur|بیژن biizhan|رستم rostam|سهراب sohraab|نادر naader
            کریم kariim|رحیم rahiim|عزیز 'aziiz|قاسم Gaasem|هاشم haashem|حبیب habiib|نعمت ne'mat|رحمت rahmat|قدرت Godrat
            عبدالله 'abdollaah|حبیب‌الله habiibollaah|نصرالله nasrollaah|اسدالله asadollaah|عبدالرحمن 'abdorrahmaan
            عبدالکریم 'abdolkariim|سیف‌الله seyfollaah|روح‌الله ruuhollaah|شمس‌الدین shamsoddiin|نورالدین nuuroddiin
            هژیر hazhiir|آزاد aazaad|شورش shuuresh|ریبوار riibvaar|هیمن hiiman|سیروس siiruus|کامران kaamraan|پیمان peymaan
            غلام gholaam|ذبیح zabiih|ضیا ziyaa|ثابت saabet|فریدون fereyduun|اردشیر ardeshiir|ژوبین zhuubiin|خداداد khodaadaad""");

    static final List<NameParts> WOMEN = read("""
            مریم maryam|فاطمه faatemeH|زهرا zahraa|معصومه ma'suumeH|طاهره taahereH|صدیقه sediiGeH|اعظم a'zam|اکرم akram
            اشرف ashraf|شهلا shahlaa|شهین shahiin|مهین mahiin|پروین parviin|پروانه parvaaneH|فرشته fereshteH|فریده fariideH
            ناهید naahiid|نسرین nasriin|نسترن nastaran|سهیلا soheylaa|سوسن suusan|لیلا leylaa|مینا miinaa|مینو miinuu
            منیژه maniizheH|شیرین shiiriin|آذر aazar|آزیتا aaziitaa|گیتی giitii|گلنار golnaar|مهری mehrii|مهناز mahnaaz
            نرگس narges|نازنین naazaniin|سیما siimaa|سمیرا samiiraa|حمیده hamiideH|سعیده sa'iideH|عفت 'effat|عزت 'ezzat
            خدیجه khadiijeH|رقیه roGayyeH|سکینه sakiineH|زینب zeynab|هاجر haajar|ملیحه maliiheH|مژگان mozhgaan|ژاله zhaaleH
            ویدا viidaa|پری parii|پوران puuraan|توران tuuraan|ایران iiraan|روشنک rowshanak|گوهر gowhar|فرح farah|شکوفه shokuufeH""");

    /// Many bear these as they are; the others of them mostly bear them with an ending.
    static final List<NameParts> STEMS = read("""
            محمد mohammad|احمد ahmad|حسین hoseyn|حسن hasan|علی 'alii|رضا rezaa|کریم kariim|رحیم rahiim|ابراهیم ebraahiim
            اسماعیل esmaa'iil|یوسف yuusof|یعقوب ya'Guub|سلیمان soleymaan|موسی muusaa|صادق saadeG|باقر baaGer|جعفر ja'far
            کاظم kaazem|تقی taGii|مراد moraad|قاسم Gaasem|هاشم haashem|اکبر akbar|اصغر asGar|حیدر heydar|صفر safar
            نظر nazar|میرزا miirzaa|شریف shariif|لطیف latiif|عزیز 'aziiz|مجید majiid|حمید hamiid|رشید rashiid|سعید sa'iid
            امیر amiir|سلطان soltaan|شاه shaah|خان khaan|بیگ beyg|قلی Golii|نوروز nowruuz|بهرام bahraam|رستم rostam|جمشید jamshiid
            خسرو khosrow|کیان kiyaan|پهلوان pahlavaan|دهقان dehGaan|کشاورز keshaavarz|باغبان baaghbaan|صراف sarraaf|زرگر zargar
            آهنگر aahangar|خیاط khayyaat|نجار najjaar|عطار 'attaar|حداد haddaad|نقاش naGGaash|قصاب Gassaab|صفار saffaar
            طالب taaleb|غفور ghafuur|غلام gholaam|ظریف zariif|عارف 'aaref|عابد 'aabed|زاهد zaahed|عالم 'aalem|فاضل faazel
            کامل kaamel|منصور mansuur|مسعود mas'uud|محمود mahmuud|محبوب mahbuub|مقدم moGaddam|معین mo'iin|مومن mo'men
            توکل tavakkol|توحید towhiid|امید omiid|آرزو aarezuu|آزاد aazaad|بهار bahaar|بهشت behesht|گل gol|گلستان golestaan
            کوه kuuh|کوهستان kuuhestaan|دریا daryaa|جنگل jangal|صحرا sahraa|سیاه siyaah|سپید sepiid|سرخ sorkh|زرین zarriin
            جهان jahaan|زمان zamaan|فرهنگ farhang|دانش daanesh|هنر honar|خرد kherad|راد raad|پاک paak|نیک niik|خوش khosh
            تهران tehraan|شیراز shiiraaz|تبریز tabriiz|اصفهان esfahaan|کرمان kermaan|یزد yazd|قزوین Gazviin|زنجان zanjaan
            همدان hamadaan|سمنان semnaan|دامغان daamghaan|نیشابور neyshaabuur|سبزوار sabzevaar|خراسان khoraasaan|گرگان gorgaan
            لاهیجان laahiijaan|رودبار ruudbaar|طالقان taaleGaan|کاشان kaashaan|نطنز natanz|خوانسار khaansaar|بروجرد boruujerd
            سنندج sanandaj|مریوان mariivaan|سقز saGGez|مهاباد mahaabaad|بوکان buukaan|سردشت sardasht|بلوچ baluuch|ترکمن torkaman
            ثابت saabet|ذاکر zaaker|ضرغام zarghaam|طهماسب tahmaasb|چراغ cheraagh|ژیان zhiyaan|شعبان sha'baan|رمضان ramezaan
            وفا vafaa|صفا safaa|یاور yaavar|یگانه yegaaneH|فرزانه farzaaneH|دیوان diivaan|ایوب ayyuub|اسد asad|نجف najaf""");

    /// Behind a stem; the blank says that people write it apart or together.
    static final List<NameParts> ENDINGS = read("""
            ی ii|ی ii|ی ii|ی ii|ی ii| زاده  zaadeH| زاده  zaadeH| پور  puur| پور  puur| نژاد  nezhaad| نیا  niyaa| فر  far
            یان iyaan| خواه  khaah| دوست  duust""");

    /// A second surname, mostly of a place; few have one.
    static final List<NameParts> SECOND = read("""
            اصل asl|راد raad|مقدم moGaddam|تهرانی tehraanii|شیرازی shiiraazii|تبریزی tabriizii|آملی aamolii|بابلی baabolii
            فراهانی faraahaanii|لنگرودی langruudii|دزفولی dezfuulii|گیلانی giilaanii|کلهر kalhor|زند zand|افشار afshaar""");

    private static List<NameParts> read(String lines) {
        return Arrays.stream(lines.split("[|\n]"))
                .filter(part -> !part.isBlank())
                .map(NameParts::readPart)
                .toList();
    }

    private static NameParts readPart(String part) {
        String text = part.strip();
        int blank = text.indexOf(' ');
        boolean apart = part.startsWith(" ") && part.contains("  ");
        String gap = apart ? " " : "";
        return new NameParts(
                gap + text.substring(0, blank), gap + text.substring(blank).strip());
    }
}
