# evidence
resource "aws_s3_bucket_public_access_block" "b" {
  bucket                  = aws_s3_bucket.a.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}
# evidence
resource "aws_s3_bucket_acl" "c" {
  bucket = aws_s3_bucket.a.id
  acl    = "private"
}
# evidence
resource "azurerm_storage_container" "d" {
  name                  = "x"
  container_access_type = "private"
}
resource "google_storage_bucket_iam_member" "e" {
  bucket = "x"
  member = "user:jane@example.com"
}
