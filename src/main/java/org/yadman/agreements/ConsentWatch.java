package org.yadman.agreements;

/// Told when something public about agreements has changed; implemented by rooms below.
public interface ConsentWatch {

    /// Called in the transaction that changed it.
    void consentsChanged();
}
