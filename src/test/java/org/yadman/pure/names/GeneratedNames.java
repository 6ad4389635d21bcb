package org.yadman.pure.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Makes names that nobody bears for being in a list: given names and surnames drawn from [NameParts],
/// common ones more often, and written as different writers would. Everything follows from the seed.
final class GeneratedNames {

    /// How somebody writes Persian names in Latin letters.
    enum Latin {
        /// As a library would: each sound in one way, ain as an apostrophe.
        CAREFUL,
        /// As newspapers do, each in its own way: "oo", "ee", "gh" for two letters, doubled letters or
        /// not.
        PRESS,
        /// Close to the Persian letters: short vowels are left out at will.
        DROPPING
    }

    /// Somebody who never lived.
    ///
    /// @param given one word or two
    /// @param surname one or two, each with or without an ending
    record Name(List<NameParts> given, List<NameParts> surname) {
        String sound() {
            return sound(given) + " " + sound(surname);
        }

        static String sound(List<NameParts> parts) {
            return String.join(" ", parts.stream().map(NameParts::sound).toList());
        }
    }

    private static final String[] SOUNDS = {
        "iyaa", "aa", "ii", "uu", "ey", "ow", "kh", "gh", "sh", "ch", "zh", "a", "e", "o", "i", "u", "H", "G", "'", " "
    };

    private final Random random;

    GeneratedNames(long seed) {
        random = new Random(seed);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    int upTo(int bound) {
        return random.nextInt(bound);
    }

    /// One of them, the first ones more often than the last.
    <T> T common(List<T> all) {
        double drawn = random.nextDouble();
        return all.get((int) (all.size() * drawn * Math.sqrt(drawn)));
    }

    <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    Name name(boolean woman) {
        return new Name(given(woman), surname());
    }

    List<NameParts> given(boolean woman) {
        NameParts first = common(woman ? NameParts.WOMEN : NameParts.MEN);
        if (woman || !chance(0.2)) {
            return List.of(first);
        }
        NameParts before = any(NameParts.MEN.subList(0, 5));
        return before.equals(first) ? List.of(first) : List.of(before, first);
    }

    List<NameParts> surname() {
        NameParts stem = any(NameParts.STEMS);
        List<NameParts> surname = new ArrayList<>();
        surname.add(chance(0.12) ? stem : ended(stem, any(NameParts.ENDINGS)));
        if (chance(0.12)) {
            surname.add(any(NameParts.SECOND));
        }
        return surname;
    }

    // کوه + ی is کوهی, یگانه + ی is یگانه‌ای; who already ends in a long vowel takes a yeh between.
    private static NameParts ended(NameParts stem, NameParts ending) {
        if (ending.sound().startsWith(" ")) {
            return new NameParts(stem.persian() + ending.persian(), stem.sound() + ending.sound());
        }
        String sound = stem.sound();
        if (sound.endsWith("H") || sound.endsWith("ii")) {
            return stem;
        }
        if (sound.endsWith("aa") || sound.endsWith("uu")) {
            return new NameParts(stem.persian() + "ی" + ending.persian(), sound + "'" + ending.sound());
        }
        return new NameParts(stem.persian() + ending.persian(), sound + ending.sound());
    }

    /// In Persian letters, as this or that keyboard and writer would.
    String persian(List<NameParts> parts) {
        String written = String.join(" ", parts.stream().map(NameParts::persian).toList());
        String apart = chance(0.6) ? " " : chance(0.5) ? "\u200c" : "";
        written = joinedAtWill(written, apart);
        if (chance(0.15)) {
            written = written.replace('ی', 'ي').replace('ک', 'ك');
        }
        if (chance(0.4)) {
            written = written.replace("یی", "ئی");
        }
        if (chance(0.1)) {
            written = written.replace('آ', 'ا');
        }
        if (chance(0.15)) {
            written = written.replace("الله", "اله");
        }
        return chance(0.1) ? written.replace("داوود", "داود") : written;
    }

    String persian(Name name) {
        return persian(name.given) + " " + persian(name.surname);
    }

    private static String joinedAtWill(String written, String apart) {
        String joined = written.replace("\u200c", apart);
        for (String ending : List.of("زاده", "پور", "نژاد", "نیا", "فر", "خواه", "دوست")) {
            joined = joined.replace(" " + ending, apart + ending);
        }
        return joined.replace("محمد ", "محمد" + apart)
                .replace("علی ا", "علی" + apart + "ا")
                .strip();
    }

    String latin(Name name, Latin habit) {
        return latin(name.given, habit) + " " + latin(name.surname, habit);
    }

    String latin(List<NameParts> parts, Latin habit) {
        String sound = Name.sound(parts);
        String apart = chance(0.5) ? " " : chance(0.3) ? "-" : "";
        StringBuilder written = new StringBuilder();
        for (int i = 0; i < sound.length(); ) {
            String part = part(sound, i);
            boolean first = beginsWord(sound, i);
            boolean last = i + part.length() == sound.length();
            boolean doubled = i > 0 && part.length() == 1 && sound.charAt(i - 1) == sound.charAt(i);
            String letters = part.equals(" ") ? apart : letters(part, habit, first, last, doubled);
            written.append(letters);
            i += part.length();
        }
        return capitals(written.toString());
    }

    private static boolean beginsWord(String sound, int at) {
        char before = at == 0 ? ' ' : sound.charAt(at - 1);
        return before == ' ' || (before == '\'' && (at == 1 || sound.charAt(at - 2) == ' '));
    }

    private static String part(String sound, int at) {
        for (String part : SOUNDS) {
            if (sound.startsWith(part, at)) {
                return part;
            }
        }
        return sound.substring(at, at + 1);
    }

    private String letters(String part, Latin habit, boolean first, boolean last, boolean doubled) {
        if (doubled && chance(habit == Latin.CAREFUL ? 0.1 : 0.5)) {
            return "";
        }
        return switch (habit) {
            case CAREFUL -> careful(part, first);
            case PRESS -> press(part, last);
            case DROPPING -> dropping(part, first);
        };
    }

    private String careful(String part, boolean first) {
        return switch (part) {
            case "iyaa" -> "ia";
            case "aa" -> "a";
            case "ii" -> "i";
            case "uu" -> "u";
            case "ey" -> "ei";
            case "ow" -> chance(0.5) ? "o" : "ou";
            case "H" -> "h";
            case "G" -> "q";
            case "gh" -> first ? "gh" : "q";
            case "'" -> first || chance(0.2) ? "" : "'";
            default -> part;
        };
    }

    private String press(String part, boolean last) {
        return switch (part) {
            case "iyaa" -> chance(0.6) ? "ia" : "iya";
            case "aa" -> chance(0.05) ? "aa" : "a";
            case "ii" -> chance(0.25) && !last ? "ee" : "i";
            case "uu" -> chance(0.5) ? "oo" : chance(0.5) ? "ou" : "u";
            case "ey" -> chance(0.4) ? "ey" : chance(0.5) ? "ei" : "ai";
            case "ow" -> chance(0.4) ? "ow" : "o";
            case "a" -> chance(0.05) ? "e" : "a";
            case "e" -> chance(0.15) ? "i" : chance(0.1) ? "a" : "e";
            case "o" -> chance(0.2) ? "u" : "o";
            case "H" -> chance(0.6) ? "h" : "";
            case "G" -> chance(0.7) ? "gh" : chance(0.7) ? "q" : "g";
            case "zh" -> chance(0.3) ? "j" : "zh";
            case "v" -> chance(0.1) ? "w" : "v";
            case "'" -> "";
            default -> part;
        };
    }

    private String dropping(String part, boolean first) {
        return switch (part) {
            case "iyaa" -> chance(0.5) ? "ya" : "ia";
            case "a", "e", "o" -> first || !chance(0.35) ? part : "";
            case "aa" -> chance(0.04) && !first ? "" : "a";
            case "ii" -> chance(0.2) ? "y" : "i";
            case "uu" -> chance(0.3) ? "o" : "u";
            case "ey" -> chance(0.3) ? "y" : chance(0.5) ? "ey" : "ei";
            case "ow" -> chance(0.5) ? "o" : "ow";
            case "H" -> chance(0.7) ? "h" : "";
            case "G" -> chance(0.5) ? "gh" : "q";
            case "'" -> "";
            default -> part;
        };
    }

    private static String capitals(String written) {
        StringBuilder capital = new StringBuilder(written);
        for (int i = 0; i < capital.length(); i++) {
            if (i == 0 || capital.charAt(i - 1) == ' ') {
                capital.setCharAt(i, Character.toUpperCase(capital.charAt(i)));
            }
        }
        return capital.toString();
    }

    /// One slip of the fingers: a letter left out, doubled, changed into the next one, or two in the
    /// wrong order.
    String typo(String written) {
        if (written.length() < 4) {
            return written;
        }
        int at = 1 + random.nextInt(written.length() - 2);
        StringBuilder wrong = new StringBuilder(written);
        switch (random.nextInt(4)) {
            case 0 -> wrong.deleteCharAt(at);
            case 1 -> wrong.insert(at, written.charAt(at));
            case 2 -> wrong.setCharAt(at, written.charAt(at - 1));
            default -> wrong.insert(at - 1, written.charAt(at)).deleteCharAt(at + 1);
        }
        return wrong.toString();
    }
}
