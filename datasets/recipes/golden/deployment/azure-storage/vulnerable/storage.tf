resource "azurerm_storage_account" "files" {
  name                            = "examplefiles"
  resource_group_name             = var.group
  location                        = var.location
  account_tier                    = "Standard"
  account_replication_type        = "GRS"
  min_tls_version                 = "TLS1_0"
  https_traffic_only_enabled      = false
  allow_nested_items_to_be_public = true
}
