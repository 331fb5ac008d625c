resource "aws_neptune_cluster" "x" {
  backup_retention_period = 2 # evidence
}
#----
resource "aws_cognito_user_pool" "x" {
  deletion_protection = true # evidence
}
#----
resource "azurerm_mysql_server" "x" {
  geo_redundant_backup_enabled = true # evidence
}
#----
resource "azurerm_mariadb_server" "x" {
  geo_redundant_backup_enabled = true # evidence
}
#----
resource "aws_alb" "x" {
  enable_deletion_protection = true # evidence
}
#----
resource "azurerm_mysql_server" "x" {
  backup_retention_days = 7 # evidence
}
#----
resource "azurerm_mariadb_server" "x" {
  backup_retention_days = 7 # evidence
}
#----
resource "azurerm_mysql_flexible_server" "x" {
  backup_retention_days = 7 # evidence
}
#----
resource "google_container_cluster" "x" {
  deletion_protection = true # evidence
}
#----
resource "google_compute_instance" "x" {
  deletion_protection = true # evidence
}
#----
resource "aws_redshift_cluster" "x" {
  automated_snapshot_retention_period = 2 # evidence
}
#----
resource "azurerm_mysql_flexible_server" "x" {
  geo_redundant_backup_enabled = true # evidence
}
#----
resource "google_container_cluster" "x" {
  deletion_protection = true # evidence
}
