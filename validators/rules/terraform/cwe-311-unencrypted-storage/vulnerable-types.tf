resource "azurerm_linux_virtual_machine" "x" {
  encryption_at_host_enabled = false # finding
}
#----
resource "azurerm_linux_virtual_machine_scale_set" "x" {
  encryption_at_host_enabled = false # finding
}
#----
resource "azurerm_windows_virtual_machine_scale_set" "x" {
  encryption_at_host_enabled = false # finding
}
#----
resource "azurerm_postgresql_server" "x" {
  infrastructure_encryption_enabled = false # finding
}
#----
resource "azurerm_mysql_server" "x" {
  infrastructure_encryption_enabled = false # finding
}
#----
resource "aws_memorydb_cluster" "x" {
  at_rest_encryption_enabled = false # finding
}
#----
resource "aws_docdb_cluster_instance" "x" {
  storage_encrypted = false # finding
}
#----
resource "azurerm_hdinsight_hadoop_cluster" "x" {
  disk_encryption_enabled = false # finding
}
#----
resource "azurerm_batch_account" "x" {
  disk_encryption_enabled = false # finding
}
#----
resource "tencentcloud_cbs_storage" "x" {
  encrypted = false # finding
}
#----
resource "yandex_kms_symmetric_key" "x" {
  encrypted = false # finding
}
#----
resource "oci_core_volume" "x" {
  encrypted = false # finding
}
#----
resource "ibm_is_volume" "x" {
  encrypted = false # finding
}
#----
resource "azurerm_automation_variable_int" "x" {
  encrypted = false # finding
}
#----
resource "azurerm_automation_variable_bool" "x" {
  encrypted = false # finding
}
#----
resource "azurerm_automation_variable_datetime" "x" {
  encrypted = false # finding
}
#----
resource "aws_neptune_global_cluster" "x" {
  storage_encrypted = false # finding
}
#----
resource "aws_db_cluster_snapshot" "x" {
  storage_encrypted = false # finding
}
#----
# finding
resource "aws_glue_job" "x" {
  name = "x"
}
#----
# finding
resource "aws_glue_dev_endpoint" "x" {
  name = "x"
}
#----
resource "alicloud_ecs_disk" "x" {
  encrypted = false # finding
}
#----
resource "alicloud_mongodb_instance" "x" {
  tde_status = "Disabled" # finding
}
