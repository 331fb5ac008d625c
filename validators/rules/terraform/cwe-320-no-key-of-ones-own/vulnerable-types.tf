# finding
resource "aws_appflow_connector_profile" "x" {
  name = "x"
}
#----
# finding
resource "aws_comprehend_entity_recognizer" "x" {
  name = "x"
}
#----
# finding
resource "aws_kinesis_video_stream" "x" {
  name = "x"
}
#----
# finding
resource "aws_redshiftserverless_namespace" "x" {
  name = "x"
}
#----
# finding
resource "aws_db_snapshot_copy" "x" {
  name = "x"
}
#----
# finding
resource "aws_db_instance_automated_backups_replication" "x" {
  name = "x"
}
#----
# finding
resource "aws_efs_file_system" "x" {
  name = "x"
}
#----
# finding
resource "aws_rds_cluster" "x" {
  name = "x"
}
#----
# finding
resource "aws_redshift_cluster" "x" {
  name = "x"
}
#----
# finding
resource "aws_neptune_cluster" "x" {
  name = "x"
}
#----
# finding
resource "aws_docdb_cluster" "x" {
  name = "x"
}
#----
# finding
resource "aws_s3_bucket_object" "x" {
  name = "x"
}
#----
# finding
resource "azurerm_managed_disk" "x" {
  name = "x"
}
#----
# finding
resource "oci_core_volume" "x" {
  name = "x"
}
#----
# finding
resource "oci_file_storage_file_system" "x" {
  name = "x"
}
#----
# finding
resource "oci_core_boot_volume" "x" {
  name = "x"
}
