resource "digitalocean_spaces_bucket" "x" {
  acl = "other" # evidence
}
#----
resource "aws_s3_bucket_object" "x" {
  acl = "other" # evidence
}
#----
resource "aws_s3_object" "x" {
  acl = "other" # evidence
}
#----
resource "aws_db_cluster_snapshot" "x" {
  shared_accounts = "other" # evidence
}
#----
resource "tencentcloud_cos_bucket" "x" {
  acl = "other" # evidence
}
#----
resource "huaweicloud_obs_bucket" "x" {
  acl = "other" # evidence
}
#----
resource "yandex_storage_bucket" "x" {
  acl = "other" # evidence
}
#----
resource "scaleway_object_bucket" "x" {
  acl = "other" # evidence
}
#----
resource "linode_object_storage_bucket" "x" {
  acl = "other" # evidence
}
#----
resource "exoscale_sos_bucket_policy" "x" {
  acl = "other" # evidence
}
#----
resource "google_storage_object_acl" "x" {
  predefined_acl = "other" # evidence
}
#----
resource "google_storage_default_object_acl" "x" {
  predefined_acl = "other" # evidence
}
#----
resource "google_storage_object_acl" "x" {
  role_entity = "Enabled" # evidence
}
#----
resource "google_storage_default_object_acl" "x" {
  role_entity = "Enabled" # evidence
}
