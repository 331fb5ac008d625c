resource "azurerm_kubernetes_cluster" "a" {
  kubernetes_version = "1.32" # evidence
}
#----
variable "chosen" {
  default = "1.32"
}
resource "azurerm_kubernetes_cluster" "a" {
  kubernetes_version = var.chosen # evidence
}
#----
locals {
  chosen = "1.32"
}
resource "azurerm_kubernetes_cluster" "b" {
  kubernetes_version = local.chosen # evidence
}
#----
resource "google_container_cluster" "a" {
  min_master_version = "1.32" # evidence
}
#----
variable "chosen" {
  default = "1.32"
}
resource "google_container_cluster" "a" {
  min_master_version = var.chosen # evidence
}
#----
locals {
  chosen = "1.32"
}
resource "google_container_cluster" "b" {
  min_master_version = local.chosen # evidence
}
#----
resource "google_sql_database_instance" "a" {
  database_version = "MYSQL_8_0" # evidence
}
#----
resource "google_sql_database_instance" "a" {
  database_version = "POSTGRES_16" # evidence
}
#----
variable "chosen" {
  default = "MYSQL_8_0"
}
resource "google_sql_database_instance" "a" {
  database_version = var.chosen # evidence
}
#----
locals {
  chosen = "MYSQL_8_0"
}
resource "google_sql_database_instance" "b" {
  database_version = local.chosen # evidence
}
