resource "aws_kms_key" "data" {
  description = "Data of the shop"
}
