package org.yadman.architecture.violations.other;

import org.yadman.architecture.violations.room.PublicForAnother;

record Neighbour(PublicForAnother used) {}
