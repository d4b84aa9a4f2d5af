// Imports the package by its name, through the import map of the page, whose hash the page's policy allows.
import { judge } from "cert-inspector";
import { AT, fixtureFile } from "./probing.js";

const wanted = { profile: "senstar-mobile", role: "server", host: "vms.example.org", at: AT };
const { admit } = await judge([await fixtureFile("server/good.der")], wanted);
document.querySelector("#result").textContent = String(admit);
