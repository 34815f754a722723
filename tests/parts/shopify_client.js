// Shopify's own client (@shopify/admin-api-client) asks one question and says what it made of the answer, as JSON.
// node shopify_client.js PACKAGE_FOLDER PLACE VERSION TOKEN QUESTION VARIABLES
const [packageFolder, place, apiVersion, accessToken, question, variables] = process.argv.slice(2)
const { createAdminApiClient } = require(packageFolder)
// It only asks shops by TLS: what it sends to the shop goes to our place instead, unchanged.
const customFetchApi = (url, init) => fetch(url.replace('https://stand-in.myshopify.com', place), init)
const client = createAdminApiClient({ storeDomain: 'stand-in.myshopify.com', apiVersion, accessToken, customFetchApi })
client.request(question, { variables: JSON.parse(variables) }).then(
  ({ data, errors, extensions }) => process.stdout.write(JSON.stringify({ data, errors, extensions })))
