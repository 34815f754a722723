// BuyerLimit: a plugin for the shop's own server, Vendure 3.1 or later. With it each product has the field `nightmarketLimit`,
// the most units of it, all variants together, that a buyer may have; 0: any number. The studio sets and reads it, and you can
// in the dashboard. How it is put into a shop: docs/platforms/vendure.md.
//
// The limit is held where an order goes on to its payment (`ArrangingPayment`), before anybody has paid, and counts what the
// buyer has ordered before. A buyer is a customer of Vendure: a guest is told apart by the email address.
//
// Two orders of one buyer could go to their payments side by side, each within the limit, and both be paid. So orders that wait
// for their payment count as well; where both have no room, the one that waited goes back to its basket, in which nobody can pay
// it, and has to come through here again. The newest one wins: an order that somebody gave up half-way bars nobody from buying.
//
// What is done through the admin API is the merchant's hand and is not stopped, nor are payment providers that place an order
// themselves once the money is there.
"use strict";
const {
  Customer,
  LanguageCode,
  OrderLine,
  OrderService,
  PluginCommonModule,
  ProductService,
  TransactionalConnection,
  VendurePlugin,
  idsAreEqual,
  isGraphQlErrorResult,
} = require("@vendure/core");

const FIELD = "nightmarketLimit";
const NOT_ORDERED = ["Created", "AddingItems", "Draft", "Cancelled"]; // states of orders
const NOT_PAID = ["Declined", "Error", "Cancelled"]; // states of payments
const SAYS = {
  en: (name, limit) => `A buyer can have at most ${limit} of ${name}, earlier orders included.`,
  zh: (name, limit) => `${name}每位买家限购 ${limit} 件（含以前的订单）。`,
};

const sum = (lines) => lines.reduce((units, line) => units + line.quantity, 0);
const refused = (ctx, product) => (ctx.languageCode.startsWith("zh") ? SAYS.zh : SAYS.en)(product.name, product.customFields[FIELD]);
const waitsForMoney = (order) =>
  order.state === "ArrangingPayment" && order.payments.every((payment) => NOT_PAID.includes(payment.state));

/** Stops baskets and orders that are more than a buyer may have: an order interceptor and an order process in one. */
class Limits {
  init(injector) {
    this.connection = injector.get(TransactionalConnection);
    this.orders = injector.get(OrderService);
    this.products = injector.get(ProductService);
  }

  /** `quantity`: what the variant's line would have, not what is added to it. */
  willAddItemToOrder(ctx, order, { productVariant, quantity }) {
    const others = order.lines.filter((line) => !idsAreEqual(line.productVariantId, productVariant.id));
    return this.refusalOfBasket(ctx, others, productVariant.productId, quantity);
  }

  willAdjustOrderLine(ctx, order, { orderLine, quantity }) {
    if (quantity <= orderLine.quantity) return undefined;
    const others = order.lines.filter((line) => !idsAreEqual(line.id, orderLine.id));
    return this.refusalOfBasket(ctx, others, orderLine.productVariant.productId, quantity);
  }

  async onTransitionStart(fromState, toState, { ctx, order }) {
    if (toState !== "ArrangingPayment" || ctx.apiType === "admin") return undefined;
    for (const productId of new Set(order.lines.map((line) => line.productVariant.productId))) {
      const refusal = await this.refusalOfOrder(ctx, order, productId);
      if (refusal) return refusal;
    }
    return undefined;
  }

  /** A basket that can never be ordered is refused at once, whoever has it. */
  async refusalOfBasket(ctx, otherLines, productId, quantity) {
    if (ctx.apiType === "admin") return undefined;
    const product = await this.limited(ctx, productId);
    const units = quantity + sum(otherLines.filter((line) => idsAreEqual(line.productVariant.productId, productId)));
    return product && units > product.customFields[FIELD] ? refused(ctx, product) : undefined;
  }

  async refusalOfOrder(ctx, order, productId) {
    const product = await this.limited(ctx, productId);
    if (!product) return undefined;
    const limit = product.customFields[FIELD];
    const others = order.customer ? await this.otherLines(ctx, order, productId) : [];
    const waiting = others.filter((line) => waitsForMoney(line.order));
    const units = sum(order.lines.filter((line) => idsAreEqual(line.productVariant.productId, productId)));
    const had = units + sum(others) - sum(waiting);
    if (had > limit) return refused(ctx, product);
    if (had + sum(waiting) <= limit) return undefined;
    for (const id of new Set(waiting.map((line) => line.order.id))) {
      if (isGraphQlErrorResult(await this.orders.transitionToState(ctx, id, "AddingItems"))) return refused(ctx, product);
    }
    return undefined;
  }

  /** The product, where it has a limit. */
  async limited(ctx, productId) {
    const product = await this.products.findOne(ctx, productId, []);
    return product && product.customFields[FIELD] > 0 ? product : undefined;
  }

  /** Lines of the buyer's other orders that have the product. */
  async otherLines(ctx, order, productId) {
    const customer = { id: order.customer.id };
    // Whatever else this buyer orders waits here until this transaction has ended: the row is locked.
    await this.connection.getRepository(ctx, Customer).update(customer.id, { updatedAt: new Date() });
    const lines = await this.connection.getRepository(ctx, OrderLine).find({
      where: { productVariant: { productId }, order: { customer, channels: { id: ctx.channelId } } },
      relations: { order: { payments: true } },
    });
    const isOther = (other) =>
      !idsAreEqual(other.id, order.id) && other.type !== "Seller" && !NOT_ORDERED.includes(other.state); // a seller's is a part
    return lines.filter((line) => isOther(line.order));
  }
}

class BuyerLimit {}
VendurePlugin({
  imports: [PluginCommonModule],
  compatibility: "^3.1.0",
  configuration: (config) => {
    const limits = new Limits();
    config.customFields.Product.push({
      name: FIELD,
      type: "int",
      min: 0,
      defaultValue: 0,
      nullable: false,
      public: true,
      label: [
        { languageCode: LanguageCode.en, value: "Most units for each buyer (0: any)" },
        { languageCode: LanguageCode.zh, value: "每位买家限购件数（0 为不限）" },
      ],
    });
    config.orderOptions.orderInterceptors.push(limits);
    config.orderOptions.process.push(limits);
    return config;
  },
})(BuyerLimit);

module.exports = { BuyerLimit };
