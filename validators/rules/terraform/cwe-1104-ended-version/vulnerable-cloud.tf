resource "azurerm_kubernetes_cluster" "a" {
  kubernetes_version = "1.21.2" # finding
}
#----
variable "chosen" {
  default = "1.21.2"
}
resource "azurerm_kubernetes_cluster" "a" {
  kubernetes_version = var.chosen # finding
}
#----
locals {
  chosen = "1.21.2"
}
resource "azurerm_kubernetes_cluster" "b" {
  kubernetes_version = local.chosen # finding
}
#----
resource "google_container_cluster" "a" {
  min_master_version = "1.21" # finding
}
#----
variable "chosen" {
  default = "1.21"
}
resource "google_container_cluster" "a" {
  min_master_version = var.chosen # finding
}
#----
locals {
  chosen = "1.21"
}
resource "google_container_cluster" "b" {
  min_master_version = local.chosen # finding
}
#----
resource "google_sql_database_instance" "a" {
  database_version = "MYSQL_5_6" # finding
}
#----
resource "google_sql_database_instance" "a" {
  database_version = "POSTGRES_9_6" # finding
}
#----
variable "chosen" {
  default = "MYSQL_5_6"
}
resource "google_sql_database_instance" "a" {
  database_version = var.chosen # finding
}
#----
locals {
  chosen = "MYSQL_5_6"
}
resource "google_sql_database_instance" "b" {
  database_version = local.chosen # finding
}
