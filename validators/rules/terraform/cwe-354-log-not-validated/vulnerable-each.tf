resource "aws_cloudtrail" "plain" {
  enable_log_file_validation = false # finding
}
