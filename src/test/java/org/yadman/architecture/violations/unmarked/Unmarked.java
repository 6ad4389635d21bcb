package org.yadman.architecture.violations.unmarked;

// The package has no package-info.java, and so says nothing about null.
final class Unmarked {
    private Unmarked() {}
}
