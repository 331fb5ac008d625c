resource "aws_mwaa_environment" "x" {
  webserver_access_mode = "PUBLIC_ONLY" # finding
}
#----
resource "aws_sagemaker_model" "x" {
  enable_network_isolation = false # finding
}
