package org.yadman.submissions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.yadman.platform.web.Checked;
import org.yadman.platform.web.Mistake;
import org.yadman.submissions.Submission.State;
import org.yadman.submissions.Submissions.Draft;
import org.yadman.submissions.Submissions.Verdict;

/// What was typed into the room's forms, as it came.
final class Typed {

    static final int LONGEST_TEXT = 5000;
    static final int LONGEST_LINE = 300;

    private Typed() {}

    private static String plain(String typed) {
        return Objects.requireNonNullElse(typed, "");
    }

    // Control characters would come out of the desk's page and out of a printer as something else.
    private static String clean(String typed) {
        return typed.replace("\r\n", "\n").replaceAll("[\\p{Cc}&&[^\n\t]]", "").strip();
    }

    private static void line(List<Mistake> mistakes, String field, String typed) {
        if (typed.length() > LONGEST_LINE) {
            mistakes.add(Mistake.at(field, "submissions.mistake.long", "most", LONGEST_LINE));
        }
    }

    private static void text(List<Mistake> mistakes, String field, String typed, String missing) {
        if (typed.isEmpty()) {
            mistakes.add(Mistake.at(field, missing));
        } else if (typed.length() > LONGEST_TEXT) {
            mistakes.add(Mistake.at(field, "submissions.mistake.long", "most", LONGEST_TEXT));
        }
    }

    /// The five fields of `/suggest`.
    record Suggestion(String kind, String about, String text, String group, String contact) {
        Suggestion {
            kind = plain(kind);
            about = plain(about);
            text = plain(text);
            group = plain(group);
            contact = plain(contact);
        }

        /// @param kinds the words of those that are offered
        Checked<Draft> check(List<String> kinds, String language) {
            List<Mistake> mistakes = new ArrayList<>();
            if (!kinds.contains(kind)) {
                mistakes.add(Mistake.at("kind", "submissions.mistake.kind"));
            }
            Draft draft = new Draft(kind, language, clean(about), clean(text), Map.of(), clean(group), clean(contact));
            line(mistakes, "about", draft.about());
            Typed.text(mistakes, "text", draft.text(), "submissions.mistake.text");
            line(mistakes, "group", draft.group());
            line(mistakes, "contact", draft.contact());
            return mistakes.isEmpty() ? new Checked.Valid<>(draft) : new Checked.Invalid<>(mistakes);
        }
    }

    /// What somebody with a code does: looks, adds a word, or takes all back.
    record Visit(String code, String act, String text) {
        Visit {
            code = plain(code);
            act = plain(act);
            text = plain(text);
        }

        Checked<String> checkText() {
            List<Mistake> mistakes = new ArrayList<>();
            String said = clean(text);
            Typed.text(mistakes, "text", said, "submissions.mistake.text");
            return mistakes.isEmpty() ? new Checked.Valid<>(said) : new Checked.Invalid<>(mistakes);
        }
    }

    /// What the desk decides.
    ///
    /// @param version of the submission that was seen
    record Decision(String version, String decision, String reason, String answer) {
        Decision {
            version = plain(version);
            decision = plain(decision);
            reason = plain(reason);
            answer = plain(answer);
        }

        Checked<Verdict> check() {
            List<Mistake> mistakes = new ArrayList<>();
            State state = switch (decision) {
                case "taken_up" -> State.TAKEN_UP;
                case "answered" -> State.ANSWERED;
                case "set_aside" -> State.SET_ASIDE;
                default -> State.WAITING;
            };
            Verdict verdict = new Verdict(state, clean(reason), clean(answer));
            if (state == State.WAITING) {
                mistakes.add(Mistake.at("decision", "submissions.mistake.decision"));
            } else if (state == State.ANSWERED) {
                Typed.text(mistakes, "answer", verdict.answer(), "submissions.mistake.answer");
            } else if (verdict.reason().isEmpty()) {
                mistakes.add(Mistake.at("reason", "submissions.mistake.reason"));
            }
            if (verdict.reason().length() > LONGEST_TEXT) {
                mistakes.add(Mistake.at("reason", "submissions.mistake.long", "most", LONGEST_TEXT));
            }
            if (state != State.ANSWERED && verdict.answer().length() > LONGEST_TEXT) {
                mistakes.add(Mistake.at("answer", "submissions.mistake.long", "most", LONGEST_TEXT));
            }
            return mistakes.isEmpty() ? new Checked.Valid<>(verdict) : new Checked.Invalid<>(mistakes);
        }
    }
}
