package org.yadman.pure.names;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A place or prison as lists name it. Some are one under two names, some are so near that one list
/// says the one and another the other: a prison and its city, a city and its province. What is not
/// known here is compared by its sounds.
///
/// @param number of a known place; one that is not known has [#UNKNOWN]
/// @param group of places near each other, likewise
record Place(int number, int group, Spelling name) {

    static final int UNKNOWN = -1;

    /// A line is a group: places are parted by `|`, names of one place by `=`.
    private static final String GROUPS = """
            تهران = tehran = teheran | اوین = evin
            کرج = karaj | گوهردشت = رجایی شهر = gohardasht = rajai shahr | قزل حصار = qezel hesar = ghezel hesar
            کرمانشاه = باختران = kermanshah = bakhtaran | دیزل آباد = dizel abad
            اصفهان = esfahan = isfahan | دستگرد = dastgerd
            مشهد = mashhad | وکیل آباد = vakil abad = vakilabad | خراسان = khorasan
            شیراز = shiraz | عادل آباد = adel abad = adelabad | فارس = fars
            اهواز = ahvaz = ahwaz | کارون = karun = karoun | خوزستان = khuzestan
            ارومیه = رضاییه = orumieh = urmia = urmiyeh | آذربایجان غربی = west azerbaijan
            تبریز = tabriz | آذربایجان شرقی = east azerbaijan
            رشت = rasht | گیلان = gilan | بندر انزلی = بندر پهلوی = bandar anzali = bandar pahlavi
            قائم شهر = شاهی = qaemshahr = ghaemshahr = shahi | مازندران = mazandaran | ساری = sari
            تنکابن = شهسوار = tonekabon = shahsavar
            سنندج = sanandaj | کردستان = kordestan = kurdistan
            زاهدان = zahedan | سیستان و بلوچستان = sistan va baluchestan
            همدان = hamedan = hamadan
            """;

    private static final List<String> KINDS = List.of("زندان", "استان", "prison", "province", "city", "of");
    private static final List<String> NOWHERE = List.of("ایران", "iran", "");

    private static final double SAME_NAME = 0.85;

    private static final Map<String, Place> KNOWN = known();

    private static Map<String, Place> known() {
        Map<String, Place> known = new HashMap<>();
        int group = 0;
        int number = 0;
        for (String line : GROUPS.strip().split("\n", -1)) {
            for (String place : line.split("\\|", -1)) {
                for (String text : place.split("=", -1)) {
                    Spelling name = Spelling.of(text);
                    known.put(key(name), new Place(number, group, name));
                }
                number++;
            }
            group++;
        }
        return known;
    }

    /// The place, or null if the text says nothing about where.
    static @Nullable Place of(@Nullable String text) {
        if (text == null) {
            return null;
        }
        Spelling name = Spelling.of(text);
        String key = key(name);
        return NOWHERE.contains(key) ? null : KNOWN.getOrDefault(key, new Place(UNKNOWN, UNKNOWN, name));
    }

    private static String key(Spelling name) {
        return Stream.concat(name.words().stream(), name.aside().stream())
                .filter(word -> !KINDS.contains(word))
                .collect(Collectors.joining());
    }

    Level compared(Place other, Sameness sameness) {
        if (number != UNKNOWN && other.number != UNKNOWN) {
            return number == other.number ? Level.SAME : group == other.group ? Level.CLOSE : Level.OTHER;
        }
        return sameness.of(name, other.name) >= SAME_NAME ? Level.SAME : Level.OTHER;
    }
}
