// A Vendure server on 127.0.0.1, its data in memory from the file that it is given.
//   node vendure.js PACKAGES prepare FILE 0 PLUGIN     an empty shop with a country, shipping and two ways to pay, written to FILE
//   node vendure.js PACKAGES serve FILE PORT [PLUGIN]  it writes a line about every product that was put on sale or taken off, with
//                                                      the ms of the wall clock after that was committed: its tables keep whole
//                                                      seconds. PLUGIN: the file that holds buyers to limits
"use strict";
const path = require("path");
const [packages, task, file, port, plugin] = process.argv.slice(2);
const from = (name) => require(require.resolve(name, { paths: [path.resolve(packages)] }));
const { bootstrap, DefaultLogger, EventBus, LogLevel, ProductEvent, dummyPaymentHandler } = from("@vendure/core");

const config = {
  apiOptions: { hostname: "127.0.0.1", port: Number(port || 0), adminApiPath: "admin-api", shopApiPath: "shop-api" },
  authOptions: {
    tokenMethod: ["bearer", "cookie", "api-key"],
    superadminCredentials: { identifier: "superadmin", password: "a-password-for-tests" },
    cookieOptions: { secret: "cookies" },
  },
  dbConnectionOptions: { type: "sqljs", synchronize: task === "prepare", autoSave: task === "prepare", location: file, logging: false },
  paymentOptions: { paymentMethodHandlers: [dummyPaymentHandler] },
  logger: new DefaultLogger({ level: LogLevel.Warn }),
  plugins: plugin ? [require(path.resolve(plugin)).BuyerLimit] : [],
};
const pays = (name, settles) => ({
  name,
  handler: { code: "dummy-payment-handler", arguments: [{ name: "automaticSettle", value: String(settles) }] },
});
const initial = {
  defaultLanguage: "en",
  defaultZone: "Asia",
  countries: [{ name: "China", code: "CN", zone: "Asia" }],
  taxRates: [{ name: "Standard Tax", percentage: 0 }],
  shippingMethods: [{ name: "Standard", price: 500 }],
  paymentMethods: [pays("now", true), pays("later", false)],
  collections: [],
};

async function main() {
  if (task === "prepare") {
    const { populate } = from("@vendure/core/cli");
    const app = await populate(() => bootstrap(config), initial);
    await app.close();
    process.exit(0);
  }
  const app = await bootstrap(config);
  app.get(EventBus).ofType(ProductEvent).subscribe(({ entity, input }) => {
    if (input && "enabled" in input) console.log(`PRODUCT ${entity.id} ${input.enabled} ${Date.now()}`);
  });
  console.log("UP");
}
main().catch((error) => {
  console.error(error);
  process.exit(1);
});
