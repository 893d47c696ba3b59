// Texts, money and dates in the reader's language. `__i18n` is filled before hydration by
// /i18n/<door>.<language>.js: {locale, door, version, texts: {msgid: text | [one, many]}}.
import { createElement, useEffect, useSyncExternalStore } from "react";

const store = (globalThis.__i18n ??= { locale: "en", door: "portal", version: "", texts: {} });
store.country ??= "";
store.zone ??= "Europe/Amsterdam";
store.turn ??= 0;
const readers = (store.readers ??= new Set());
const subscribe = (reader) => (readers.add(reader), () => readers.delete(reader));
const now = () => store.locale + store.country + store.zone;
const tell = () => readers.forEach((reader) => reader());
const useStore = () => useSyncExternalStore(subscribe, now, now);

const LOCALES = new Set(["nl-NL", "nl-BE", "de-DE", "de-AT", "de-BE", "fr-FR", "fr-BE"]);
function locale() {
  if (store.locale === "en") return "en-GB";
  const name = `${store.locale}-${store.country}`;
  return LOCALES.has(name) ? name : store.locale;
}

// French counts 0 as one; the others only 1.
const isMany = (n) => (store.locale === "fr" ? n > 1 : n !== 1);

function translate(key, values, many) {
  let text = store.texts[key] ?? (many === undefined ? key : [key, many]);
  if (Array.isArray(text)) text = text[isMany(Number(values?.n ?? 0)) ? 1 : 0];
  if (typeof text !== "string") return "";
  return values ? text.replace(/\{(\w+)\}/g, (_, name) => write(values[name])) : text;
}

function write(value) {
  if (value === null || value === undefined) return "";
  if (typeof value !== "object") return String(value);
  if ("cents" in value) return money(value.cents, value.currency);
  if ("iso" in value) return moment(value.iso, value.kind, value.zone);
  if ("text" in value) return translate(value.text, value.values);
  return "";
}

// Making a format takes a hundred times as long as using it, and a list uses one per cell.
const made = new Map();
function format(kind, name, options) {
  const key = `${kind} ${store.locale} ${store.country} ${name}`;
  let found = made.get(key);
  if (!found) made.set(key, (found = new Intl[kind](locale(), options())));
  return found;
}

function money(cents, currency, sign = "auto") {
  const code = currency || "EUR";
  const options = () => ({ style: "currency", currency: code, signDisplay: sign });
  return format("NumberFormat", `${code} ${sign}`, options).format(cents / 100);
}

const KINDS = {
  date: { day: "numeric", month: "short", year: "numeric" },
  long: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
  day: { weekday: "short", day: "numeric", month: "short" },
  number: { day: "numeric" },
  weekday: { weekday: "short" },
  month: { month: "long", year: "numeric" },
  monthname: { month: "short" },
  time: { hour: "2-digit", minute: "2-digit" },
  datetime: { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" },
};

// A date without a time is the same day everywhere.
const isDay = (iso) => /^\d{4}-\d{2}-\d{2}$/.test(iso);
const zoneOf = (iso, zone) => (isDay(iso) ? "UTC" : zone || store.zone);

const calendars = new Map();
function dayNumber(date, timeZone) {
  let calendar = calendars.get(timeZone);
  if (!calendar) calendars.set(timeZone, (calendar = new Intl.DateTimeFormat("en-CA", { timeZone })));
  return Date.parse(calendar.format(date)) / 86400000;
}

const inWords = () => format("RelativeTimeFormat", "", () => ({ numeric: "auto" }));

function relative(iso, zone) {
  const today = dayNumber(new Date(), zone || store.zone);
  const days = dayNumber(new Date(iso), zoneOf(iso, zone)) - today;
  if (Math.abs(days) > 7) return moment(iso, "date", zone);
  return inWords().format(days, "day");
}

function ago(iso, zone) {
  const seconds = (new Date(iso) - Date.now()) / 1000;
  const write = inWords();
  if (Math.abs(seconds) < 60) return write.format(0, "second");
  if (Math.abs(seconds) < 3600) return write.format(Math.trunc(seconds / 60), "minute");
  if (Math.abs(seconds) < 6 * 3600) return write.format(Math.trunc(seconds / 3600), "hour");
  return moment(iso, "datetime", zone);
}

function moment(iso, kind = "date", zone = "") {
  if (!iso || Number.isNaN(Date.parse(iso))) return "";
  if (kind === "relative") return relative(iso, zone);
  if (kind === "ago") return ago(iso, zone);
  const timeZone = zoneOf(iso, zone);
  const options = () => ({ ...(KINDS[kind] ?? KINDS.date), timeZone });
  return format("DateTimeFormat", `${kind} ${timeZone}`, options).format(new Date(iso));
}

export function T({ k, many, values }) {
  useStore();
  return translate(k, values, many);
}

export function useT() {
  useStore();
  return translate;
}

export function Money({ cents, currency, sign }) {
  useStore();
  return cents === null || cents === undefined ? null : money(cents, currency, sign);
}

export function Amount({ value, digits = 2, least = 0, kind = "decimal" }) {
  useStore();
  const options = () => ({ style: kind, minimumFractionDigits: least, maximumFractionDigits: digits });
  return format("NumberFormat", `${kind} ${least} ${digits}`, options).format(value ?? 0);
}

export function When({ iso, kind, zone }) {
  useStore();
  if (!iso) return null;
  const title = kind === "relative" || kind === "ago" ? moment(iso, isDay(iso) ? "long" : "datetime", zone) : undefined;
  return createElement("time", { dateTime: iso, title }, moment(iso, kind, zone));
}

export function Region({ country, zone }) {
  useEffect(() => {
    if (!country || (country === store.country && (zone || store.zone) === store.zone)) return;
    store.country = country;
    store.zone = zone || store.zone;
    tell();
  }, [country, zone]);
  return null;
}

async function setLanguage(language) {
  const turn = ++store.turn;
  if (language !== store.locale) {
    const answer = await fetch(`/i18n/${store.door}.${language}.json?v=${store.version}`);
    if (!answer.ok) return;
    const texts = await answer.json();
    if (turn !== store.turn) return; // another language was chosen meanwhile
    store.texts = texts;
    store.locale = language;
  }
  document.documentElement.lang = language;
  document.cookie = `lang=${language}; path=/; max-age=31536000; samesite=lax`;
  navigator.serviceWorker?.controller?.postMessage("language");
  tell();
}
globalThis.__setLanguage = setLanguage;
