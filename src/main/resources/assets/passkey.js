// Passkeys: the only script there is, on the sign-in page and on the page of one's own passkeys. It moves what the
// server asks to the browser and what the browser answers into a form. Without it these pages are as they were.
"use strict";
(() => {
  const numeric = /^[0-9.]+$|:/.test(location.hostname);
  const able = Boolean(window.PublicKeyCredential && navigator.credentials) && !numeric;
  document.querySelectorAll(able ? "[data-passkey]" : "[data-no-passkey]").forEach((part) => { part.hidden = false; });
  if (!able) {
    return;
  }

  const bytes = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
  const text = (buffer) =>
    btoa(Array.from(new Uint8Array(buffer), (each) => String.fromCharCode(each)).join(""))
      .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

  const sign = async (form) => {
    const answer = await fetch(form.dataset.from, { cache: "no-store" });
    const asked = await answer.json();
    const shown = await navigator.credentials.get({
      publicKey: {
        challenge: bytes(asked.challenge),
        rpId: asked.site,
        timeout: asked.milliseconds,
        userVerification: "required",
      },
    });
    return {
      sealed: asked.sealed,
      credential: text(shown.rawId),
      clientData: text(shown.response.clientDataJSON),
      authenticatorData: text(shown.response.authenticatorData),
      signature: text(shown.response.signature),
      user: shown.response.userHandle ? text(shown.response.userHandle) : "",
    };
  };

  const make = async (form) => {
    const toMake = JSON.parse(form.dataset.options);
    const made = await navigator.credentials.create({
      publicKey: {
        challenge: bytes(toMake.asked.challenge),
        rp: { id: toMake.asked.site, name: toMake.asked.site },
        user: { id: bytes(toMake.user), name: toMake.name, displayName: toMake.name },
        pubKeyCredParams: toMake.algorithms.map((alg) => ({ type: "public-key", alg })),
        timeout: toMake.asked.milliseconds,
        excludeCredentials: toMake.known.map((id) => ({ type: "public-key", id: bytes(id) })),
        authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "required" },
        attestation: "none",
      },
    });
    return { clientData: text(made.response.clientDataJSON), attestation: text(made.response.attestationObject) };
  };

  document.querySelectorAll("form[data-passkey]").forEach((form) => {
    const does = { sign, make }[form.dataset.passkey];
    if (!does) {
      return;
    }
    const failed = form.querySelector("[data-failed]");
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const button = form.querySelector("button");
      button.disabled = true;
      failed.hidden = true;
      try {
        for (const [name, value] of Object.entries(await does(form))) {
          form.elements[name].value = value;
        }
        form.submit();
      } catch (refused) {
        failed.hidden = false;
      } finally {
        button.disabled = false;
      }
    });
  });
})();
