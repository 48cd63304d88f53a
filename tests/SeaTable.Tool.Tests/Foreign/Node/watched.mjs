// The client, with a count of each of its methods that the tests call.
import seatable from "seatable-api";
import apiGateway from "seatable-api/lib/api-gateway.js";

export const { Base, ColumnTypes } = seatable;
export const Gateway = apiGateway.default;

const counts = { Base: new Map(), Gateway: new Map() };

// The client sends what it is asked by its class for the gateway, which nobody creates but itself.
for (const name of methodsOf(Gateway)) {
    const method = Gateway.prototype[name];
    Gateway.prototype[name] = function (...values) {
        count("Gateway", name);
        return method.apply(this, values);
    };
}

/** What a class can do, asked of itself, so that a newer client with a further method is not taken for tested. */
export function methodsOf(type) {
    return Object.getOwnPropertyNames(type.prototype).filter((name) => name !== "constructor");
}

/** Connects to the server, and counts what the test itself calls; what methods call of each other is not counted. */
export async function connect(config) {
    const watched = new Proxy(new Base(config), {
        get(base, name) {
            const member = base[name];
            if (typeof member !== "function" || !methodsOf(Base).includes(name)) return member;
            return (...values) => {
                count("Base", name);
                return member.apply(base, values);
            };
        },
    });
    await watched.auth();
    return watched;
}

/** How often each method was called, by class and name. */
export function calls() {
    return Object.fromEntries(Object.entries(counts).map(([type, of]) => [type, Object.fromEntries(of)]));
}

/** The methods that no test has called. */
export function untried() {
    const all = [...methodsOf(Base).map((name) => ["Base", name]), ...methodsOf(Gateway).map((name) => ["Gateway", name])];
    return all.filter(([type, name]) => !counts[type].has(name)).map((parts) => parts.join("."));
}

function count(type, name) {
    counts[type].set(name, (counts[type].get(name) ?? 0) + 1);
}
