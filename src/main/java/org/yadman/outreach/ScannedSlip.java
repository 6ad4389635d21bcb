package org.yadman.outreach;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.yadman.platform.files.CodeScan;

/// Finds the thread to which a reply on paper belongs, once it has been scanned or photographed.
@Component
class ScannedSlip {

    private final CodeScan scan;

    ScannedSlip(CodeScan scan) {
        this.scan = scan;
    }

    /// The reference on a slip. Empty where there is none, or slips of several threads: a person tells them
    /// apart.
    Optional<String> find(byte[] file) {
        var references =
                scan.read(file).stream().filter(PrintedLetter::isReference).toList();
        return references.size() == 1 ? Optional.of(references.getFirst()) : Optional.empty();
    }
}
