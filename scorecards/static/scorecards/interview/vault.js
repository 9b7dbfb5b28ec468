// @ts-check
// Edits that wait, kept in the browser so that they survive a reload or a crash.
// Encrypted with a key whose secret lives in the login session: when the session is
// gone, so is the key, and what is left cannot be read and is thrown away.

const STORE = "waiting";
const GRACE = 2000;

/**
 * What was typed in a part, what it went on from, and what was sent of it.
 * @typedef {{ text: string, revision: string, sent?: string }} Entry
 */

/**
 * Whose edits, of which part, from which tab.
 * @typedef {[scorecard: string, part: string, tab: string]} Key
 */

export class Vault {
  /** @type {CryptoKey | null} */
  #key = null;
  /** @type {IDBDatabase | null} */
  #database = null;

  // One vault a tab; `scorecard` names whose edits, `secret` comes from the session.
  /** @param {string} scorecard */
  constructor(scorecard) {
    this.scorecard = scorecard;
    this.tab = crypto.randomUUID();
    // Held as long as the tab lives: tells its entries from those of a dead one.
    navigator.locks?.request(lockName(this.tab), () => new Promise(() => {}));
  }

  /** @param {string} secret */
  async open(secret) {
    this.#key = await deriveKey(secret, this.scorecard);
    await this.#connect();
  }

  get key() {
    if (!this.#key) throw new Error("The vault is not open.");
    return this.#key;
  }

  /**
   * @param {string} part
   * @param {Entry} entry
   */
  async put(part, entry) {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const plain = new TextEncoder().encode(JSON.stringify(entry));
    const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, this.key, plain);
    await this.#run("readwrite", (store) => store.put({ iv, data }, this.#id(part)));
  }

  /** @param {string} part */
  async remove(part) {
    await this.#run("readwrite", (store) => store.delete(this.#id(part)));
  }

  // What tabs that no longer live left behind: [part, entry] pairs. Taken out at once;
  // the tab that takes them keeps them.
  async takeAbandoned() {
    const keys = /** @type {Key[]} */ (
      await this.#run("readonly", (store) => store.getAllKeys())
    );
    const ours = keys.filter(([scorecard]) => scorecard === this.scorecard);
    const dead = await deadAmong(new Set(ours.map(([, , tab]) => tab)));
    /** @type {[string, Entry][]} */
    const taken = [];
    for (const key of ours.filter(([, , tab]) => dead.has(tab))) {
      const [, part] = key;
      const entry = await this.#read(key);
      if (entry) {
        await this.put(part, entry);
        taken.push([part, entry]);
      }
      await this.#run("readwrite", (store) => store.delete(key));
    }
    return taken;
  }

  /**
   * @param {Key} key
   * @returns {Promise<Entry | null>}
   */
  async #read(key) {
    const sealed = await this.#run("readonly", (store) => store.get(key));
    if (!sealed) return null; // another tab was quicker
    const { iv, data } = sealed;
    try {
      const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, this.key, data);
      return JSON.parse(new TextDecoder().decode(plain));
    } catch {
      return null; // of another session: nobody can read it now
    }
  }

  /** @param {string} part */
  #id(part) {
    return [this.scorecard, part, this.tab];
  }

  // A logout in another tab throws the database away under our hands.
  async #connect() {
    const database = (this.#database ??= await openDatabase());
    database.onclose = () => {
      this.#database = null;
    };
    return database;
  }

  /**
   * @template T
   * @param {IDBTransactionMode} mode
   * @param {(store: IDBObjectStore) => IDBRequest<T>} act
   */
  async #run(mode, act) {
    const database = await this.#connect();
    return settled(act(database.transaction(STORE, mode).objectStore(STORE)));
  }
}

/** @param {string} tab */
const lockName = (tab) => `scorecard-tab-${tab}`;

// Those whose lock can be had. A tab that was left may hold it for another moment.
/** @param {Set<string>} tabs */
async function deadAmong(tabs) {
  /** @type {Set<string>} */
  const dead = new Set();
  /** @param {string} tab */
  const take = async (tab) => {
    const signal = AbortSignal.timeout(GRACE);
    await navigator.locks?.request(lockName(tab), { signal }, () => {});
    dead.add(tab);
  };
  await Promise.allSettled([...tabs].map(take));
  return dead;
}

/**
 * @param {string} secret
 * @param {string} scorecard
 */
async function deriveKey(secret, scorecard) {
  const bytes = new TextEncoder();
  const base = await crypto.subtle.importKey("raw", bytes.encode(secret), "HKDF", false, [
    "deriveKey",
  ]);
  return crypto.subtle.deriveKey(
    { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: bytes.encode(scorecard) },
    base,
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt", "decrypt"],
  );
}

function openDatabase() {
  const request = indexedDB.open("scorecards", 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  return settled(request);
}

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
function settled(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
