resource "aws_db_snapshot" "x" {
  shared_accounts = "all" # finding
}
#----
resource "aws_s3_access_point" "x" {
  public_access_block_configuration {
    block_public_acls = false # finding
  }
}
#----
resource "aws_s3_bucket_ownership_controls" "x" {
  rule {
    object_ownership = "ObjectWriter" # finding
  }
}
#----
resource "oci_objectstorage_bucket" "x" {
  access_type = "ObjectRead" # finding
}
#----
resource "alicloud_oss_bucket" "x" {
  acl = "public-read" # finding
}
