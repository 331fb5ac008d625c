resource "aws_fsx_openzfs_file_system" "x" {
  kms_key_id = "projects/p/keys/k" # evidence
}
#----
resource "aws_fsx_windows_file_system" "x" {
  kms_key_id = "projects/p/keys/k" # evidence
}
#----
resource "aws_fsx_lustre_file_system" "x" {
  kms_key_id = "projects/p/keys/k" # evidence
}
#----
resource "azurerm_linux_virtual_machine" "x" {
  encryption_at_host_enabled = true # evidence
}
#----
resource "azurerm_linux_virtual_machine_scale_set" "x" {
  encryption_at_host_enabled = true # evidence
}
#----
resource "azurerm_windows_virtual_machine_scale_set" "x" {
  encryption_at_host_enabled = true # evidence
}
#----
resource "azurerm_postgresql_server" "x" {
  infrastructure_encryption_enabled = true # evidence
}
#----
resource "azurerm_mysql_server" "x" {
  infrastructure_encryption_enabled = true # evidence
}
#----
resource "aws_memorydb_cluster" "x" {
  at_rest_encryption_enabled = true # evidence
}
#----
resource "aws_docdb_cluster_instance" "x" {
  storage_encrypted = true # evidence
}
#----
resource "aws_s3_object" "x" {
  server_side_encryption = "projects/p/keys/k" # evidence
}
#----
resource "azurerm_hdinsight_hadoop_cluster" "x" {
  disk_encryption_enabled = true # evidence
}
#----
resource "azurerm_batch_account" "x" {
  disk_encryption_enabled = true # evidence
}
#----
resource "tencentcloud_cbs_storage" "x" {
  encrypted = true # evidence
}
#----
resource "yandex_kms_symmetric_key" "x" {
  encrypted = true # evidence
}
#----
resource "oci_core_volume" "x" {
  encrypted = true # evidence
}
#----
resource "ibm_is_volume" "x" {
  encrypted = true # evidence
}
#----
resource "azurerm_automation_variable_int" "x" {
  encrypted = true # evidence
}
#----
resource "azurerm_automation_variable_bool" "x" {
  encrypted = true # evidence
}
#----
resource "azurerm_automation_variable_datetime" "x" {
  encrypted = true # evidence
}
#----
resource "aws_neptune_global_cluster" "x" {
  storage_encrypted = true # evidence
}
#----
resource "aws_db_cluster_snapshot" "x" {
  storage_encrypted = true # evidence
}
#----
resource "aws_glue_job" "x" {
  security_configuration = "projects/p/keys/k" # evidence
}
#----
resource "aws_glue_dev_endpoint" "x" {
  security_configuration = "projects/p/keys/k" # evidence
}
#----
resource "alicloud_ecs_disk" "x" {
  encrypted = true # evidence
}
#----
resource "alicloud_mongodb_instance" "x" {
  tde_status = "other" # evidence
}
