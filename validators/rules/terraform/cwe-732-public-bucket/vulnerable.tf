resource "aws_s3_bucket" "a" {
  # finding
  acl = "public-read"
}
# finding
resource "aws_s3_bucket_public_access_block" "b" {
  bucket              = aws_s3_bucket.a.id
  block_public_acls   = true
  block_public_policy = false
}
# finding
resource "google_storage_bucket_iam_member" "c" {
  bucket = "x"
  member = "allUsers"
}
# finding
resource "aws_db_instance" "d" {
  engine              = "postgres"
  publicly_accessible = true
}
