# evidence
resource "azurerm_cosmosdb_account" "a" {
  public_network_access_enabled = false
}
#----
# evidence
resource "azurerm_search_service" "a" {
  sku         = "standard"
  allowed_ips = ["203.0.113.7"]
}
#----
# evidence
resource "azurerm_cognitive_account" "a" {
  network_acls {
    default_action = "Deny"
    ip_rules       = ["203.0.113.7"]
  }
}
#----
resource "azurerm_cognitive_account" "near" {
  network_acls {
    default_action = "Allow"
  }
}
#----
resource "azurerm_search_service" "near" {
  allowed_ips = ["0.0.0.0/0"]
}
#----
resource "azurerm_eventgrid_topic" "a" {
  name = "ships"
}
resource "azurerm_private_endpoint" "a" {
  private_service_connection {
    private_connection_resource_id = azurerm_eventgrid_topic.a.id
  }
}
#----
resource "azurerm_mssql_server" "near" {
  version = "12.0"
}
