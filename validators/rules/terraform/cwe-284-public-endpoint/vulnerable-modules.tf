module "ships" {
  source  = "terraform-aws-modules/rds/aws"
  version = "4.1.0"
  publicly_accessible = true # finding
}
#----
variable "chosen" {
  default = true
}
module "chosen" {
  source  = "terraform-aws-modules/rds/aws"
  version = "4.1.0"
  publicly_accessible = var.chosen # finding
}
#----
module "ships" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "4.1.0"
  map_public_ip_on_launch = true # finding
}
#----
variable "chosen" {
  default = true
}
module "chosen" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "4.1.0"
  map_public_ip_on_launch = var.chosen # finding
}
#----
module "ships" {
  source  = "terraform-aws-modules/ec2-instance/aws"
  version = "4.1.0"
  associate_public_ip_address = true # finding
}
#----
variable "chosen" {
  default = true
}
module "chosen" {
  source  = "terraform-aws-modules/ec2-instance/aws"
  version = "4.1.0"
  associate_public_ip_address = var.chosen # finding
}
#----
module "ships" {
  source  = "terraform-google-modules/kubernetes-engine/google//modules/private-cluster"
  version = "4.1.0"
  enable_private_nodes = false # finding
}
#----
variable "chosen" {
  default = false
}
module "chosen" {
  source  = "terraform-google-modules/kubernetes-engine/google//modules/private-cluster"
  version = "4.1.0"
  enable_private_nodes = var.chosen # finding
}
#----
module "ships" {
  source  = "Azure/aks/azurerm"
  version = "4.1.0"
  role_based_access_control_enabled = false # finding
}
#----
variable "chosen" {
  default = false
}
module "chosen" {
  source  = "Azure/aks/azurerm"
  version = "4.1.0"
  role_based_access_control_enabled = var.chosen # finding
}
#----
module "ships" {
  source  = "Azure/aks/azurerm"
  version = "4.1.0"
  private_cluster_enabled = false # finding
}
#----
variable "chosen" {
  default = false
}
module "chosen" {
  source  = "Azure/aks/azurerm"
  version = "4.1.0"
  private_cluster_enabled = var.chosen # finding
}
#----
module "ships" {
  source  = "GoogleCloudPlatform/sql-db/google//modules/postgresql"
  version = "4.1.0"
  ip_configuration = {
    authorized_networks = {
      value = "0.0.0.0/0" # finding
    }
  }
}
#----
variable "chosen" {
  default = "0.0.0.0/0"
}
module "chosen" {
  source  = "GoogleCloudPlatform/sql-db/google//modules/postgresql"
  version = "4.1.0"
  ip_configuration = {
    authorized_networks = {
      value = var.chosen # finding
    }
  }
}
