resource "aws_neptune_cluster" "x" {
  backup_retention_period = 1 # finding
}
#----
resource "aws_cognito_user_pool" "x" {
  deletion_protection = false # finding
}
#----
resource "azurerm_mysql_server" "x" {
  geo_redundant_backup_enabled = false # finding
}
#----
resource "azurerm_mariadb_server" "x" {
  geo_redundant_backup_enabled = false # finding
}
#----
resource "aws_alb" "x" {
  enable_deletion_protection = false # finding
}
#----
resource "azurerm_mysql_server" "x" {
  backup_retention_days = 6 # finding
}
#----
resource "azurerm_mariadb_server" "x" {
  backup_retention_days = 6 # finding
}
#----
resource "azurerm_mysql_flexible_server" "x" {
  backup_retention_days = 6 # finding
}
#----
resource "google_container_cluster" "x" {
  deletion_protection = false # finding
}
#----
resource "google_compute_instance" "x" {
  deletion_protection = false # finding
}
#----
resource "aws_redshift_cluster" "x" {
  automated_snapshot_retention_period = 1 # finding
}
#----
resource "azurerm_mysql_flexible_server" "x" {
  geo_redundant_backup_enabled = false # finding
}
#----
resource "google_container_cluster" "x" {
  deletion_protection = false # finding
}
