package org.yadman.platform.text;

/// A text that cannot be read as what it should be, with the sentence for the person who wrote it.
public final class Misread extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient Sentence sentence;

    public Misread(Sentence sentence) {
        super(sentence.toString());
        this.sentence = sentence;
    }

    public Sentence sentence() {
        return sentence;
    }
}
