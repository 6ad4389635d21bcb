package org.yadman.architecture.violations;

record JteviolationGenerated(CarelessStore store) {}
