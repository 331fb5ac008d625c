resource "aws_db_instance" "plain" {
  auto_minor_version_upgrade = true # evidence
}
#----
resource "aws_redshift_cluster" "plain" {
  allow_version_upgrade = true # evidence
}
#----
resource "azurerm_virtual_machine_scale_set" "plain" {
  automatic_os_upgrade = true # evidence
}
#----
resource "azurerm_kubernetes_cluster" "plain" {
  automatic_channel_upgrade = "stable" # evidence
}
#----
resource "google_container_cluster" "plain" {
  release_channel {
    channel = "STABLE" # evidence
  }
}
#----
resource "aws_db_instance" "plain" {
  ca_cert_identifier = "rds-ca-rsa2048-g1" # evidence
}
