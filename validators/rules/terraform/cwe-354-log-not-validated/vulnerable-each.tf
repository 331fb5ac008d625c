resource "aws_cloudtrail" "plain" {
  enable_log_file_validation = false # finding
}
#----
variable "given" {
  default = false
}
resource "aws_cloudtrail" "given" {
  enable_log_file_validation = var.given # finding
}
#----
resource "aws_cloudtrail" "many" {
  for_each = { quay = false }
  enable_log_file_validation = each.value # finding
}
