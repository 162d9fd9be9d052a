// node age-encryption.mjs MODULES encrypt RECIPIENT | decrypt IDENTITY | recipient IDENTITY
// Reads standard input and writes standard output; encrypted files are armored.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [modules, verb, key] = process.argv.slice(2);
const age = await import(pathToFileURL(resolve(modules, "age-encryption/dist/index.js")));

if (verb === "recipient") {
  process.stdout.write(await age.identityToRecipient(key));
} else if (verb === "encrypt") {
  const encrypter = new age.Encrypter();
  encrypter.addRecipient(key);
  process.stdout.write(age.armor.encode(await encrypter.encrypt(readFileSync(0))));
} else {
  const decrypter = new age.Decrypter();
  decrypter.addIdentity(key);
  process.stdout.write(await decrypter.decrypt(age.armor.decode(readFileSync(0, "utf8"))));
}
