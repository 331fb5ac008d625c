# finding
resource "google_artifact_registry_repository" "a" {
}
#----
# finding
resource "google_artifact_registry_repository" "b" {
  tags = local.tags
}
#----
# finding
resource "google_artifact_registry_repository" "each" {
  for_each = toset(["x", "y"])
}
#----
# finding
resource "google_bigtable_instance" "a" {
}
#----
# finding
resource "google_bigtable_instance" "b" {
  tags = local.tags
}
#----
# finding
resource "google_bigtable_instance" "each" {
  for_each = toset(["x", "y"])
}
#----
# finding
resource "google_spanner_database" "a" {
}
#----
# finding
resource "google_spanner_database" "b" {
  tags = local.tags
}
#----
# finding
resource "google_spanner_database" "each" {
  for_each = toset(["x", "y"])
}
#----
# finding
resource "google_dataproc_cluster" "a" {
}
#----
# finding
resource "google_dataproc_cluster" "b" {
  tags = local.tags
}
#----
# finding
resource "google_dataproc_cluster" "each" {
  for_each = toset(["x", "y"])
}
#----
# finding
resource "google_vertex_ai_metadata_store" "a" {
}
#----
# finding
resource "google_vertex_ai_metadata_store" "b" {
  tags = local.tags
}
#----
# finding
resource "google_vertex_ai_metadata_store" "each" {
  for_each = toset(["x", "y"])
}
#----
# finding
resource "google_secret_manager_secret" "a" {
}
#----
# finding
resource "google_secret_manager_secret" "b" {
  tags = local.tags
}
#----
# finding
resource "google_secret_manager_secret" "each" {
  for_each = toset(["x", "y"])
}
#----
# finding
resource "azurerm_cosmosdb_account" "a" {
}
#----
# finding
resource "azurerm_cosmosdb_account" "b" {
  tags = local.tags
}
#----
# finding
resource "azurerm_cosmosdb_account" "each" {
  for_each = toset(["x", "y"])
}
#----
# finding
resource "azurerm_batch_account" "a" {
}
#----
# finding
resource "azurerm_batch_account" "b" {
  tags = local.tags
}
#----
# finding
resource "azurerm_batch_account" "each" {
  for_each = toset(["x", "y"])
}
#----
# finding
resource "azurerm_recovery_services_vault" "a" {
}
#----
# finding
resource "azurerm_recovery_services_vault" "b" {
  tags = local.tags
}
#----
# finding
resource "azurerm_recovery_services_vault" "each" {
  for_each = toset(["x", "y"])
}
#----
# finding
resource "azurerm_kubernetes_cluster" "a" {
}
#----
# finding
resource "azurerm_kubernetes_cluster" "b" {
  tags = local.tags
}
#----
# finding
resource "azurerm_kubernetes_cluster" "each" {
  for_each = toset(["x", "y"])
}
#----
# finding
resource "azurerm_servicebus_namespace" "a" {
  sku = "Premium"

}
#----
# finding
resource "azurerm_servicebus_namespace" "b" {
  sku = "Premium"
  tags = local.tags
}
#----
# finding
resource "azurerm_servicebus_namespace" "each" {
  sku = "Premium"
  for_each = toset(["x", "y"])
}
#----
resource "azurerm_key_vault_key" "a" {
  key_type = "RSA" # finding
}
#----
resource "azurerm_key_vault_key" "a" {
  key_type = "EC" # finding
}
#----
variable "chosen" {
  default = "RSA"
}
resource "azurerm_key_vault_key" "a" {
  key_type = var.chosen # finding
}
#----
locals {
  chosen = "RSA"
}
resource "azurerm_key_vault_key" "b" {
  key_type = local.chosen # finding
}
#----
# finding
resource "azurerm_storage_account" "a" {
  name = "ships"
}
