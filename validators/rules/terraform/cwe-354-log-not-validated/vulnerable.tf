# finding
resource "aws_cloudtrail" "this" {
  name = "x"
}
#----
resource "aws_cloudtrail" "this" {
  name = "x"
  enable_log_file_validation = false # finding
}
#----
# finding
resource "aws_cloudtrail" "a" {
  is_multi_region_trail = true
}
