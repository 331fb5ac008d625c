resource "aws_db_instance" "plain" {
  auto_minor_version_upgrade = false # finding
}
#----
resource "aws_redshift_cluster" "plain" {
  allow_version_upgrade = false # finding
}
#----
resource "azurerm_virtual_machine_scale_set" "plain" {
  automatic_os_upgrade = false # finding
}
#----
resource "azurerm_kubernetes_cluster" "plain" {
  automatic_channel_upgrade = "none" # finding
}
#----
resource "google_container_cluster" "plain" {
  release_channel {
    channel = "UNSPECIFIED" # finding
  }
}
#----
resource "aws_db_instance" "plain" {
  ca_cert_identifier = "rds-ca-2015" # finding
}
