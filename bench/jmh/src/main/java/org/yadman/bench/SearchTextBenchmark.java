package org.yadman.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.yadman.pure.names.SearchText;

/// Folding what is searched for: a word as a person types it, and the name of a source.
@State(Scope.Benchmark)
public class SearchTextBenchmark {

    private String word = "Khavaran";
    private String persianWord = "گورستانِ خاوران";
    private String title = "Proclamation of 24 March as the International Day for the Right to the Truth";
    private String persianTitle = "بیست و دومین سالگرد کشتار زندانیان سیاسی در ایران، سال ۱۳۶۷";

    @Benchmark
    public String wordFolded() {
        return SearchText.fold(word);
    }

    @Benchmark
    public String persianWordFolded() {
        return SearchText.fold(persianWord);
    }

    @Benchmark
    public String titleFolded() {
        return SearchText.fold(title);
    }

    @Benchmark
    public String persianTitleFolded() {
        return SearchText.fold(persianTitle);
    }
}
