resource "aws_kinesis_video_stream" "x" {
  kms_key_id = "projects/p/keys/k" # evidence
}
#----
resource "aws_fsx_lustre_file_system" "x" {
  kms_key_id = "projects/p/keys/k" # evidence
}
#----
resource "aws_fsx_ontap_file_system" "x" {
  kms_key_id = "projects/p/keys/k" # evidence
}
#----
resource "aws_fsx_windows_file_system" "x" {
  kms_key_id = "projects/p/keys/k" # evidence
}
#----
resource "aws_keyspaces_table" "x" {
  kms_key_id = "projects/p/keys/k" # evidence
}
#----
resource "aws_timestreamwrite_database" "x" {
  kms_key_id = "projects/p/keys/k" # evidence
}
#----
resource "aws_memorydb_cluster" "x" {
  kms_key_id = "projects/p/keys/k" # evidence
}
#----
resource "aws_memorydb_snapshot" "x" {
  kms_key_id = "projects/p/keys/k" # evidence
}
#----
resource "aws_qldb_ledger" "x" {
  kms_key_id = "projects/p/keys/k" # evidence
}
#----
resource "aws_mwaa_environment" "x" {
  kms_key_id = "projects/p/keys/k" # evidence
}
#----
resource "aws_appflow_flow" "x" {
  kms_key_id = "projects/p/keys/k" # evidence
}
#----
resource "aws_dms_replication_instance" "x" {
  kms_key_id = "projects/p/keys/k" # evidence
}
#----
resource "aws_ebs_snapshot_copy" "x" {
  kms_key_id = "projects/p/keys/k" # evidence
}
#----
resource "aws_ami_copy" "x" {
  kms_key_id = "projects/p/keys/k" # evidence
}
#----
resource "google_filestore_instance" "x" {
  kms_key_name = "projects/p/keys/k" # evidence
}
#----
resource "google_redis_instance" "x" {
  kms_key_name = "projects/p/keys/k" # evidence
}
#----
resource "azurerm_data_factory" "x" {
  key_vault_key_id = "projects/p/keys/k" # evidence
}
#----
resource "azurerm_postgresql_server_key" "x" {
  key_vault_key_id = "projects/p/keys/k" # evidence
}
#----
resource "aws_appflow_connector_profile" "x" {
  kms_key_arn = "projects/p/keys/k" # evidence
}
#----
resource "aws_comprehend_entity_recognizer" "x" {
  kms_key_arn = "projects/p/keys/k" # evidence
}
#----
resource "aws_kinesis_video_stream" "x" {
  kms_key_arn = "projects/p/keys/k" # evidence
}
#----
resource "aws_redshiftserverless_namespace" "x" {
  kms_key_id = "projects/p/keys/k" # evidence
}
#----
resource "aws_db_snapshot_copy" "x" {
  kms_key_id = "projects/p/keys/k" # evidence
}
#----
resource "aws_db_instance_automated_backups_replication" "x" {
  kms_key_id = "projects/p/keys/k" # evidence
}
#----
resource "aws_efs_file_system" "x" {
  kms_key_id = "projects/p/keys/k" # evidence
}
#----
resource "aws_rds_cluster" "x" {
  kms_key_id = "projects/p/keys/k" # evidence
}
#----
resource "aws_redshift_cluster" "x" {
  kms_key_id = "projects/p/keys/k" # evidence
}
#----
resource "aws_neptune_cluster" "x" {
  kms_key_id = "projects/p/keys/k" # evidence
}
#----
resource "aws_docdb_cluster" "x" {
  kms_key_id = "projects/p/keys/k" # evidence
}
#----
resource "aws_s3_bucket_object" "x" {
  kms_key_id = "projects/p/keys/k" # evidence
}
#----
resource "azurerm_managed_disk" "x" {
  disk_encryption_set_id = "projects/p/keys/k" # evidence
}
#----
resource "oci_core_volume" "x" {
  kms_key_id = "projects/p/keys/k" # evidence
}
#----
resource "oci_file_storage_file_system" "x" {
  kms_key_id = "projects/p/keys/k" # evidence
}
#----
resource "oci_core_boot_volume" "x" {
  kms_key_id = "projects/p/keys/k" # evidence
}
