package org.yadman.architecture.violations;

record GroupManager(int number) {

    record AbstractGroup(int number) {}

    record BaseGroup(int number) {}

    record GroupUtils(int number) {}

    record GroupDto(int number) {}

    record Baseline(int number) {}
}
