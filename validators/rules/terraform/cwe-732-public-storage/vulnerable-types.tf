resource "digitalocean_spaces_bucket" "x" {
  acl = "public-read" # finding
}
#----
resource "aws_s3_bucket_object" "x" {
  acl = "public-read" # finding
}
#----
resource "aws_s3_object" "x" {
  acl = "public-read" # finding
}
#----
resource "aws_db_cluster_snapshot" "x" {
  shared_accounts = "all" # finding
}
#----
resource "tencentcloud_cos_bucket" "x" {
  acl = "public-read" # finding
}
#----
resource "huaweicloud_obs_bucket" "x" {
  acl = "public-read" # finding
}
#----
resource "yandex_storage_bucket" "x" {
  acl = "public-read" # finding
}
#----
resource "scaleway_object_bucket" "x" {
  acl = "public-read" # finding
}
#----
resource "linode_object_storage_bucket" "x" {
  acl = "public-read" # finding
}
#----
resource "exoscale_sos_bucket_policy" "x" {
  acl = "public-read" # finding
}
#----
resource "google_storage_object_acl" "x" {
  predefined_acl = "publicRead" # finding
}
#----
resource "google_storage_default_object_acl" "x" {
  predefined_acl = "publicRead" # finding
}
#----
resource "google_storage_object_acl" "x" {
  role_entity = "allUsers" # finding
}
#----
resource "google_storage_default_object_acl" "x" {
  role_entity = "allUsers" # finding
}
