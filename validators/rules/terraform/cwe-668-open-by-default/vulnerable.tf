# finding
resource "azurerm_cosmosdb_account" "a" {
  offer_type = "Standard"
}
#----
# finding
resource "azurerm_search_service" "a" {
  for_each = toset(["north", "south"])
  sku      = "standard"
}
#----
# finding
resource "azurerm_servicebus_namespace" "a" {
  sku = "Standard"
}
resource "azurerm_private_endpoint" "other" {
  private_service_connection {
    private_connection_resource_id = azurerm_key_vault.main.id
  }
}
