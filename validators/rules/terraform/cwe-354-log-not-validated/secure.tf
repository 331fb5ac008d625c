resource "aws_cloudtrail" "this" {
  name = "x"
  enable_log_file_validation = true # evidence
}
#----
resource "aws_cloudtrail" "a" {
  enable_log_file_validation = true # evidence
  name = "a"
}
#----
resource "aws_cloudtrail" "b" {
  enable_log_file_validation = true # evidence
  name = "b"
}
